/** The pages of the registry's history sites as HTML: the archive of 2005 to 2014, and `ct2/history` after it. */
import type { Format } from '../format.js'
import { neverPrinted } from './omissions.js'

/** The archive's style sheets, which its own pages alone link, and what `ct2/history` says of itself. */
const markers = /\/archive\/(?:history|received|sdiff)\.css|"ctgov-archive"|HistoryDiffsStyle\.css/
const titles = /<title>\s*(?:NCT\d{8} on [\d_]{10}: ClinicalTrials\.gov Archive|History of Changes for Study: NCT)/

export const archivePage: Format = {
  name: 'archive-page',
  title: 'a page of the ClinicalTrials.gov archive or of ct2/history as HTML (versions of 2005 to 2023)',
  detects: (head) => /^\s*</.test(head) && (markers.test(head) || titles.test(head)),
  omits: neverPrinted,
  markdown: false,
  load: () => import('./read.js'),
}
