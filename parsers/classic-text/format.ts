/** The text of a classic page, as an extractor or a copy by hand leaves it: markdown or plain. */
import { neverPrinted } from '../classic/omissions.js'
import type { Format } from '../format.js'

/** Other documents open so. */
const json = /^\s*(?:\{|\[\s*["{[])/
const tags = /<(?:\?xml|!doctype|html|head|body|clinical_study)\b/i
const currentSite = /\bClinicalTrials\.gov ID\b/

const id = /\b(?:ClinicalTrials\.gov\s+Identifier|NCT Number)\b[\s\S]{0,90}?\bNCT\d{8}\b/i
const label =
  /\b(?:Recruitment Status|Expanded Access Status|First Posted|Last Update Posted|Study Type|Ages Eligible for Study|First Received|Tracking Information)\b/i

/** Pages tell these by their links, which a text loses. */
const linked = [
  'largeDocuments[].filename',
  'largeDocuments[].typeAbbrev',
  'orgStudyId.link',
  'secondaryIds[].link',
] as const

export const classicText: Format = {
  name: 'classic-text',
  title: 'the text of a classic ClinicalTrials.gov page (plain or markdown)',
  detects: (head) =>
    !json.test(head) && !tags.test(head) && !currentSite.test(head) && id.test(head) && label.test(head),
  omits: [...neverPrinted, ...linked],
  markdown: false,
  load: () => import('./read.js'),
}
