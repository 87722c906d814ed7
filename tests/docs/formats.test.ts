/** docs/formats.md is made from the code and from what the corpus holds; `UPDATE=1` writes it anew. */
import { expect, test } from 'vitest'
import { coverageOf, formats } from '../../src/index.js'
import { countCorpus } from '../support/corpus-count.js'
import { describeCorpus } from '../support/corpus.js'
import { holdPart, tableOf } from './parts.js'

const page = new URL('../../docs/formats.md', import.meta.url)

function hold(part: string, made: string): void {
  holdPart(page, part, made)
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
