/** The page of the present site (since June 2023, `clinicaltrials.gov/study/NCT…`), saved from a browser or copied as text. */
import type { Format } from '../format.js'
import { neverPrinted } from './omissions.js'

const title = /<title\b[^<>]{0,200}>\s*Study (?:Details|Results) \| NCT\d{8}\b/i
const elements = /<ctg-study-(?:details|info|overview)\b/
/** The page before its script ran. */
const shell = /<(ctg-root|app-root)\b[^>]*>\s*<\/\1>/
const ours = /clinicaltrials\.gov/i

const id = /^[ \t|*#>-]{0,20}ClinicalTrials\.gov ID[:*|\s]{0,20}(?:info\s{1,5})?NCT\d{8}/im
const classic = /ClinicalTrials\.gov\s+Identifier[:*|\s]{0,20}NCT\d{8}/i
/** Lines that no other rendering of a record prints. */
const headings = [
  'Study Overview',
  'Intervention / Treatment',
  'Participation Criteria',
  'Study Plan',
  'How is the study designed\\?',
  'What is the study measuring\\?',
  'Participant Group/Arm',
  'Collaborators and Investigators',
  'Study record dates',
  'Study Registration Dates',
  'Terms related to this study',
  'Plan for Individual Participant Data \\(IPD\\)',
].map((heading) => new RegExp(`^[ \\t|*#>-]{0,20}${heading}[ \\t|*:]{0,20}$`, 'im'))

export const currentPage: Format = {
  name: 'current-page',
  title: 'a page of the present ClinicalTrials.gov site (since June 2023), as HTML or text',
  detects: (head) => (/^\s*</.test(head) ? isPage(head) : isText(head)),
  omits: neverPrinted,
  markdown: false,
  load: () => import('./read.js'),
}

function isPage(head: string): boolean {
  return title.test(head) || elements.test(head) || (ours.test(head) && shell.test(head))
}

/** A record may speak of another by the old name of its number; a page of the old site has no number by the new one. */
function isText(head: string): boolean {
  if (/^\s*[{[]\s*["{]/.test(head)) return false
  const met = headings.filter((heading) => heading.test(head)).length
  return id.test(head) ? met >= 1 : met >= 2 && !classic.test(head)
}
