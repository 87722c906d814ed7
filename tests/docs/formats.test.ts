/** docs/formats.md is made from the code and from what the corpus holds; `UPDATE=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coverageOf, formats } from '../../src/index.js'
import { countCorpus } from '../support/corpus-count.js'
import { describeCorpus } from '../support/corpus.js'

const page = new URL('../../docs/formats.md', import.meta.url)

/** Replaces what stands between the marks of a part, and checks or writes the page. */
function hold(part: string, made: string): void {
  const text = readFileSync(page, 'utf8')
  const [start, end] = [`<!-- ${part} -->\n`, `\n<!-- /${part} -->`]
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)]
  expect(to, `the page has a part ${part}`).toBeGreaterThan(start.length)
  if (process.env['UPDATE']) writeFileSync(page, text.slice(0, from) + made + text.slice(to))
  else expect(text.slice(from, to)).toBe(made)
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const signs = { all: 'yes', part: 'in part', nothing: 'no' }

test('what each format tells, area by area', () => {
  const columns = formats.map(({ name, omits }) => ({ name, coverage: coverageOf(omits) }))
  const rows = (columns[0]?.coverage ?? []).map(({ area }, row) => [
    area,
    ...columns.map(({ coverage }) => signs[coverage[row]?.tells ?? 'nothing']),
  ])
  hold('coverage', tableOf(['area', ...columns.map(({ name }) => `\`${name}\``)], rows))
})

test('what each format can never tell, part by part', () => {
  const parts = formats.map(({ name, title, omits }) => {
    const missing = coverageOf(omits).filter(({ without }) => without.length > 0)
    const lines = missing.map(({ area, without }) => `- ${area}: ${without.join(', ')}`)
    return `### \`${name}\`\n\n${title[0]?.toUpperCase()}${title.slice(1)}.\n\n${lines.length > 0 ? lines.join('\n') : 'Everything can stand in it.'}`
  })
  hold('omissions', parts.join('\n\n'))
})

describeCorpus('the corpus', () => {
  test('how many documents of each format it holds, and why the others are refused', async () => {
    const { read, refused, faults } = await countCorpus()
    expect(faults).toEqual([])
    const rows = [...read].map(([format, count]) => [
      `\`${format}\``,
      ...[count.documents, count.trials, count.issues].map(String),
    ])
    hold('counts', tableOf(['format', 'documents', 'trials', 'issues'], rows))
    const reasons = [...refused].toSorted().map(([code, files]) => [`\`${code}\``, String(files.length)])
    hold('refused', tableOf(['refused as', 'documents'], reasons))
  }, 300_000)
})
