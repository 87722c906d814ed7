/** The text of a classic page, as an extractor or a copy by hand leaves it: markdown or plain. */
import { neverPrinted } from '../classic/omissions.js'
import type { Format } from '../format.js'

const id = /^[ \t|*#>-]*ClinicalTrials\.gov\s+Identifier[:*|\s]{0,20}NCT\d{8}/im
const label =
  /\b(?:Recruitment Status|Expanded Access Status|First Posted|Last Update Posted|Study Type|Ages Eligible for Study)\b/i

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
  detects: (head) => !/^\s*[<{[]\s*[!?a-z"]/i.test(head) && id.test(head) && label.test(head),
  omits: [...neverPrinted, ...linked],
  markdown: false,
  load: () => import('./read.js'),
}
