/** A small part of the registry's search: words, areas, ranges, AND, OR and NOT; what it cannot read is refused as there. */
import { pathOf, valueAt } from './fields.js'
import type { Study } from './study.js'

export type Matcher = (study: Study) => boolean

/** Where the words of each query parameter are looked for. */
const areas: Readonly<Record<string, readonly string[]>> = {
  cond: ['Condition', 'Keyword', 'BriefTitle', 'OfficialTitle'],
  intr: ['ArmsInterventionsModule'],
  titles: ['BriefTitle', 'OfficialTitle', 'Acronym'],
  outc: ['OutcomesModule'],
  spons: ['SponsorCollaboratorsModule'],
  lead: ['LeadSponsorName'],
  locn: ['Location'],
  id: ['NCTId', 'NCTIdAlias', 'OrgStudyIdInfo', 'SecondaryIdInfos'],
  patient: ['ProtocolSection'],
  term: ['ProtocolSection'],
}
export const queryNames = Object.keys(areas)

export class QueryFault extends Error {}

/** @throws QueryFault with the registry's sentence */
export function matcherOf(expression: string, where: string, parameter: string): Matcher {
  const either = split(expression, ' OR ').map((part) => {
    const all = split(part, ' AND ').map((each) => termOf(each.trim(), where, parameter))
    return (study: Study) => all.every((matches) => matches(study))
  })
  return (study) => either.some((matches) => matches(study))
}

/** Splits outside of brackets, parentheses and quotes. */
function split(text: string, by: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '"') isQuoted = !isQuoted
    if ('[('.includes(sign)) depth += 1
    if ('])'.includes(sign)) depth -= 1
    if (depth === 0 && !isQuoted && text.startsWith(by, at)) {
      parts.push(text.slice(start, at))
      start = at + by.length
    }
  }
  return [...parts, text.slice(start)]
}

function termOf(term: string, where: string, parameter: string): Matcher {
  if (term.startsWith('NOT ')) {
    const matches = termOf(term.slice(4).trim(), where, parameter)
    return (study) => !matches(study)
  }
  if (term.startsWith('(') && term.endsWith(')')) return matcherOf(term.slice(1, -1), where, parameter)
  const area = /^AREA\[(\w+)\]\s*(.+)$/.exec(term)
  if (area === null)
    return wordsMatcher(
      term,
      (areas[parameter] ?? areas['term'] ?? []).flatMap((name) => pathOf(name) ?? []),
    )
  const [, name = '', rest = ''] = area
  const path = pathOf(name)
  if (path === undefined) throw new QueryFault(`Error parsing query in ${where}: Unknown area name: \`${name}\``)
  const range = /^RANGE\[\s*([^,\]]+?)\s*,\s*([^\]]+?)\s*\]$/.exec(rest)
  if (range !== null) {
    const [, low = 'MIN', high = 'MAX'] = range
    return (study) => {
      const value = valueAt(study, path)
      if (typeof value !== 'string') return false
      return (low === 'MIN' || value >= low) && (high === 'MAX' || value <= high)
    }
  }
  if (/^RANGE|[[\]]/.test(rest)) throw new QueryFault(`Error parsing query in ${where}: mismatched input '${rest}'`)
  return wordsMatcher(rest, [path])
}

function wordsMatcher(term: string, paths: readonly string[]): Matcher {
  const isPhrase = /^".*"$/.test(term)
  const words = isPhrase ? [term.slice(1, -1).toLowerCase()] : term.toLowerCase().split(/\s+/)
  return (study) => {
    const text = JSON.stringify(paths.map((path) => valueAt(study, path) ?? '')).toLowerCase()
    return words.every((word) => text.includes(word))
  }
}
