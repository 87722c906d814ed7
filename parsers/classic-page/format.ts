/** The page of the classic site from mid-2017 to 2024 (`ct2/show/NCT…`), as HTML. */
import { neverPrinted } from '../classic/omissions.js'
import type { Format } from '../format.js'

const title = /<title>([^<]{0,4000})/i
const view = / - (?:Full Text View|Tabular View|Study Results|No Study Results Posted) - ClinicalTrials\.gov\s*$/
const markers = /"show_(?:study|results|record)"|\btr-solo_record\b/

export const classicPage: Format = {
  name: 'classic-page',
  title: 'a classic ClinicalTrials.gov page as HTML (mid-2017 to 2024)',
  detects: (head) => /^\s*</.test(head) && (view.test(title.exec(head)?.[1] ?? '') || markers.test(head)),
  omits: neverPrinted,
  markdown: false,
  load: () => import('./read.js'),
}
