/** Lists as long as nobody writes them, every entry another than before: each entry is told, within a test's time. */
import { expect, test } from 'vitest'
import { diff, parse, type Change } from '../../src/index.js'

/** About ten times what each takes; held each against each, the entries took longer. */
const timeout = 5000

test('conditions', { timeout }, async () => {
  const changes = await between(5000, (name) => name, 'conditions')
  expect(changes).toHaveLength(1)
  expect(String(changes[0]?.facts.added).split('\n')).toHaveLength(5000)
  expect(String(changes[0]?.facts.removed).split('\n')).toHaveLength(5000)
})

test('officials', { timeout }, async () => {
  const changes = await between(2000, (name) => ({ name, role: 'PRINCIPAL_INVESTIGATOR' }), 'overallOfficials')
  expect(codesOf(changes)).toEqual({ 'official/added': 2000, 'official/removed': 2000 })
})

test('collaborators', { timeout }, async () => {
  const changes = await between(2000, (name) => ({ name, class: 'OTHER' }), 'collaborators')
  expect(codesOf(changes)).toEqual({ 'collaborator/added': 2000, 'collaborator/removed': 2000 })
})

test('documents', { timeout }, async () => {
  const changes = await between(2000, (name) => ({ label: 'Protocol', filename: `${name}.pdf` }), 'largeDocuments')
  expect(codesOf(changes)).toEqual({ 'document/replaced': 2000 })
})

async function between(length: number, make: (name: string) => unknown, list: string): Promise<readonly Change[]> {
  const [before, after] = await Promise.all(
    ['elder', 'newer'].map((side) => {
      const items = Array.from({ length }, (_, at) => make(`${side}${letters(at)} ${letters(at * 7919)}${side}`))
      return parse(JSON.stringify({ nctId: 'NCT01234567', [list]: items }))
    }),
  )
  return before && after ? diff(before, after).changes : []
}

/** A number in letters, so that no two are told apart by digits alone. */
function letters(value: number): string {
  return [...String(value)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

function codesOf(changes: readonly Change[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of changes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
