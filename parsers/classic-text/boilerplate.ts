/** Leaving out what the site says on every page: notices, tabs, menus, captions. */
import type { Line } from './lines.js'
import { sections } from './names.js'
import type { Opening } from './opening.js'

/** The notice that follows the title. */
export const disclaimer = 'the safety and scientific validity of this study'

const starts = byFirstWord([
  disclaimer,
  'read our disclaimer',
  'listing a study does not mean',
  'choosing to participate in a study is',
  'information from the national library of medicine',
  'resource links provided by',
  'please refer to this study by its clinicaltrials.gov identifier',
  'layout table for',
  'medlineplus related topics',
  'medlineplus genetics related topics',
  'genetics home reference related topics',
  'genetic and rare diseases information center resources',
  'drug information available for',
  'show detailed description',
  'hide detailed description',
  'skip to main content',
  'try the modernized',
  'save this study',
  'saved studies',
  'top of page',
  'go to sections',
  'results submitted - not posted',
  'results information has been submitted to',
  'about study results reporting',
  'clinicaltrials.gov processed this',
])

const alone: ReadonlySet<string> = new Set([
  'clinicaltrials.gov',
  'clinicaltrials.gov menu',
  'working…',
  'warning',
  'home',
  'search results',
  'study record detail',
  'study details',
  'tabular view',
  'full text view',
  'history of changes',
  'no results posted',
  'no study results posted',
  'results submitted',
  'study results',
  'disclaimer',
  'how to read a study record',
  'learn about clinical studies.',
  'u.s. fda resources',
  'this link exits the clinicaltrials.gov site',
  'to top',
  'go to',
  'sections',
])

const shows = /^(?:show|hide) \d+ (?:study )?locations?$/

/** A menu of the page's sections: three such lines in a row; the title before it is the section's own. */
const shortestMenu = 3

export function isBoilerplate({ name, isAlone }: Opening): boolean {
  if (isAlone && (alone.has(name) || shows.test(name))) return true
  const known = starts.get(firstWord(name))
  return known !== undefined && known.some((start) => name.startsWith(start))
}

export function dropMenus(lines: readonly Line[]): Line[] {
  const kept: Line[] = []
  for (let at = 0; at < lines.length;) {
    let end = at
    while (end < lines.length && isMenuLine(lines[end])) end++
    const first = lines[at]
    if (end === at || end - at < shortestMenu) {
      if (first && first.opening.name !== 'go to') kept.push(first)
      at++
    } else {
      if (first && first.opening.name !== 'go to' && first.opening.name !== 'top of page') kept.push(first)
      at = end
    }
  }
  return kept
}

function isMenuLine(line: Line | undefined): boolean {
  if (!line?.opening.isAlone) return false
  const { name } = line.opening
  return sections.has(name) || name === 'go to' || name === 'top of page' || name === 'sections'
}

function byFirstWord(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const text of texts) map.set(firstWord(text), [...(map.get(firstWord(text)) ?? []), text])
  return map
}

function firstWord(text: string): string {
  const end = text.indexOf(' ')
  return end < 0 ? text : text.slice(0, end)
}
