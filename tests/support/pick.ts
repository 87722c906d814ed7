/** Picks values out of the registry's raw JSON, by the names on the way to them. */
import { vocabulary, type VocabularyName } from '../../src/model/vocabulary.js'

export type Raw = Readonly<Record<string, unknown>>

/** `a.b.c` → what stands there, or undefined. */
function pick(source: unknown, path: string): unknown {
  let found = source
  for (const step of path.split('.'))
    found = typeof found === 'object' && found !== null ? (found as Raw)[step] : undefined
  return found
}

/** The text, number or flag at a place, as text; undefined where there is none. */
export function pickText(source: unknown, path: string): string | undefined {
  const found = pick(source, path)
  return found === undefined || found === null ? undefined : String(found)
}

export function pickTexts(source: unknown, path: string): string[] {
  const found = pick(source, path)
  return Array.isArray(found) ? found.map(String) : []
}

export function pickObject(source: unknown, path: string): Raw {
  return (pick(source, path) ?? {}) as Raw
}

export function pickObjects(source: unknown, path: string): Raw[] {
  const found = pick(source, path)
  return Array.isArray(found) ? (found as Raw[]) : []
}

/** The label that the registry prints for a value of one of its closed lists. */
export function labelOf(list: VocabularyName, value: string | undefined): string | undefined {
  return value === undefined ? undefined : ((vocabulary[list] as Record<string, string>)[value] ?? value)
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** `2020-05-04` → `May 4, 2020`, `2020-05` → `May 2020`, `2020` → `2020`. */
export function printDate(date: string | undefined): string | undefined {
  const [year, month, day] = date?.split('-') ?? []
  if (month === undefined) return year
  return `${months[Number(month) - 1]} ${day === undefined ? '' : `${Number(day)}, `}${year}`
}
