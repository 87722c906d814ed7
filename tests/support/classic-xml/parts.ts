/** Elements of the classic XML that several of its parts share: dates, flags, texts with and without wrapping. */
import { pickText, printDate } from '../pick.js'
import { group, leaf, marked, type Part } from './print.js'
import { asTextBlock, unescapeMarkdown } from './text-block.js'

/** A text of its own lines: only text blocks are wrapped. */
export function plain(name: string, source: unknown, path: string): Part {
  const text = pickText(source, path)
  return leaf(name, text && unescapeMarkdown(text))
}

/** The comment beside a number, or nothing. */
export function commentOf(source: unknown): string {
  return unescapeMarkdown(pickText(source, 'comment') ?? '')
}

/** @param depth of the element in the tree, from which its text is indented */
export function textBlock(name: string, markdown: string | undefined, depth: number): Part {
  if (markdown === undefined || markdown === '') return undefined
  return group(name, marked('textblock', {}, { lines: asTextBlock(markdown, 2 * depth + 4) }))
}

export function yesOrNo(name: string, source: unknown, path: string): Part {
  const value = pickText(source, path)
  return leaf(name, value && (value === 'true' ? 'Yes' : 'No'))
}

/** A date with its type; the word for a date still to come differs by what is dated. */
export function dated(name: string, source: unknown, path: string, toCome: 'Anticipated' | 'Estimate'): Part {
  return leaf(name, printDate(pickText(source, `${path}.date`)), {
    type: typeOf(pickText(source, `${path}.type`), toCome),
  })
}

export function typeOf(type: string | undefined, toCome: string): string | undefined {
  return type && (type === 'ACTUAL' ? 'Actual' : toCome)
}
