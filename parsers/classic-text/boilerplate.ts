/** Leaving out what the site says on every page: notices, tabs, menus, captions. */
import { foldLabel } from '../classic/labels.js'
import { wordsOf } from './cells.js'
import type { Line } from './lines.js'
import { sections } from './names.js'

/** The notice that follows the title. */
export const disclaimer = 'the safety and scientific validity of this study'

const starts = [
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
]

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
  'no results posted',
  'results submitted',
  'study results',
  'disclaimer',
  'how to read a study record',
  'learn about clinical studies.',
  'u.s. fda resources',
  'this link exits the clinicaltrials.gov site',
  'to top',
  'go to',
  'go to sections',
])

const shows = /^(?:show|hide) \d+ (?:study )?locations?$/

/** A menu of the page's sections: three such lines in a row; the title before it is the section's own. */
const shortestMenu = 3

export function isBoilerplate(text: string): boolean {
  const { name } = foldLabel(wordsOf(text.slice(0, 120)))
  return alone.has(name) || shows.test(name) || starts.some((start) => name.startsWith(start))
}

export function dropMenus(lines: readonly Line[]): Line[] {
  const kept: Line[] = []
  for (let at = 0; at < lines.length;) {
    let end = at
    while (end < lines.length && isMenuLine(lines[end]?.text ?? '')) end++
    const first = lines[at]
    if (end === at || end - at < shortestMenu) {
      if (first && !/^go to$/i.test(first.text)) kept.push(first)
      at++
    } else {
      if (first && !/^(?:go to|top of page)$/i.test(first.text)) kept.push(first)
      at = end
    }
  }
  return kept
}

function isMenuLine(text: string): boolean {
  const { name } = foldLabel(text)
  return sections.has(name) || name === 'go to' || name === 'top of page' || name === 'sections'
}
