/** Parts of a page that are made from the code: held as they stand, or written anew with `UPDATE=1`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/** Replaces what stands between `<!-- part -->` and `<!-- /part -->`, or checks it. */
export function holdPart(page: URL, part: string, made: string): void {
  const text = readFileSync(page, 'utf8')
  const [start, end] = [`<!-- ${part} -->\n`, `\n<!-- /${part} -->`]
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)]
  expect(to, `the page has a part ${part}`).toBeGreaterThanOrEqual(start.length)
  if (process.env['UPDATE']) writeFileSync(page, text.slice(0, from) + made + text.slice(to))
  else expect(text.slice(from, to)).toBe(made)
}

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A text of a record or a sentence as one cell of a table shows it. */
export function cellOf(text: string): string {
  return text.replace(/[\\|<*_`[\]]/g, '\\$&').replace(/\s+/g, ' ')
}
