/** The page of the classic site (`ct2/show/NCT…`, until 2024) in each of its views, as HTML. */
import { neverPrinted } from '../classic/omissions.js'
import type { Format } from '../format.js'

const title = /<title\b[^>]{0,200}>([^<]{0,4000})/i
const view = / - (?:Full Text View|Tabular View|Study Results|No Study Results Posted) - ClinicalTrials\.gov\s*$/
const markers = /["']show_(?:study|results|record)["']|\b(?:tr-)?solo_record\b/

export const classicPage: Format = {
  name: 'classic-page',
  title: 'a classic ClinicalTrials.gov page as HTML (until 2024)',
  detects: (head) => /^\s*</.test(head) && (view.test(title.exec(head)?.[1] ?? '') || markers.test(head)),
  omits: neverPrinted,
  markdown: false,
  load: () => import('./read.js'),
}
