/** What the site says on every page, to be left out. */
import { fold, type Line } from './line.js'

const starts = [
  'the safety and scientific validity of this study',
  'this section provides the contact details for those conducting',
  'this section provides details of the study plan',
  'this is where you will find people and organizations involved',
  'researchers look for people who fit a certain description',
  'for general information about clinical research',
  'talk with your doctor and family members or friends',
  'these dates track the progress of study record',
  'the person responsible for entering information about the study',
  'these publications come from pubmed',
  'study record managers: refer to the',
  'submit this study to your',
  'skip to main content',
  'an official website of the united states',
  "here's how you know",
  'this information was retrieved directly from the website',
] as const

const alone: ReadonlySet<string> = new Set([
  'clinicaltrials.gov',
  'home',
  'menu',
  'search results',
  'back to search',
  'back to search results',
  'study details',
  'study details tab',
  'researcher view',
  'no results posted',
  'no study results posted',
  'results posted',
  'results submitted',
  'study results',
  'record history',
  'study record',
  'save',
  'save this study',
  'saved studies',
  'save study',
  'copy link',
  'download',
  'download study',
  'print',
  'share',
  'feedback',
  'on this page',
  'show glossary',
  'hide glossary',
  'expand all',
  'collapse all',
  'expand all / collapse all',
  'expand all content',
  'collapse all content',
  'show more',
  'show less',
  'read more',
  'back to top',
  'top of page',
  'go to the top',
  'info',
])

/** Where a glossary, printed behind the record, begins. */
const glossary: ReadonlySet<string> = new Set(['glossary', 'glossary of common site terms'])

export function isBoilerplate({ text, mark }: Line): boolean {
  const words = fold(text)
  return starts.some((start) => words.startsWith(start)) || (mark === '' && alone.has(words))
}

export function opensGlossary({ text, mark }: Line): boolean {
  return mark === '' && glossary.has(fold(text))
}

/** Icons are drawn from words, which come along where a page is copied. */
const icon =
  'trip_origin|expand_more|expand_less|keyboard_arrow_(?:down|up|right|left)|arrow_drop_(?:down|up)|chevron_(?:left|right)|help_outline|info_outline|open_in_new|check_circle|location_on|content_copy|file_download|star_border|bookmark_border'
const firstIcon = new RegExp(`^(?:${icon})\\s?(?![a-z_])`)
const lastIcon = new RegExp(`(?:^|\\s)(?:${icon})$`)

/** A line without the icons at its ends. */
export function withoutIcons(line: string): string {
  return line.includes('_') ? line.replace(firstIcon, '').replace(lastIcon, '') : line
}
