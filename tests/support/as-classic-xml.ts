/** Prints an API v2 study as the classic public XML of 2020, element by element in the order of its schema. */
import { designOf } from './classic-xml/design.js'
import { headOf } from './classic-xml/head.js'
import { peopleOf } from './classic-xml/people.js'
import { group, leaf, marked, printXml } from './classic-xml/print.js'
import { endOf, recordOf } from './classic-xml/record.js'
import { resultsOf } from './classic-xml/results.js'
import { pickObject, pickTexts } from './pick.js'
import type { RawStudy } from './raw-study.js'

export function asClassicXml(study: RawStudy): string {
  const { protocolSection: protocol } = study
  const header = group(
    'required_header',
    leaf('download_date', 'ClinicalTrials.gov processed this data on May 11, 2020'),
    leaf('link_text', 'Link to the current ClinicalTrials.gov record.'),
    leaf('url', `https://clinicaltrials.gov/show/${protocol.identificationModule.nctId}`),
  )
  const parts = [
    header,
    ...headOf(protocol),
    ...designOf(protocol),
    ...peopleOf(protocol),
    removedCountries(study),
    ...recordOf(protocol),
    ...endOf(study),
    resultsOf(pickObject(study, 'resultsSection')),
  ]
  const content = parts.filter((part) => part !== undefined)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printXml(marked('clinical_study', {}, content))}\n`
}

function removedCountries(study: RawStudy) {
  const countries = pickTexts(study, 'derivedSection.miscInfoModule.removedCountries')
  return group(
    'removed_countries',
    countries.map((country) => leaf('country', country)),
  )
}
