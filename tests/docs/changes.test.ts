/** The tables of change codes, of their facts and of severities are made from the code and the cases; `UPDATE=1` writes them anew. */
import { expect, test } from 'vitest'
import { changeCodes, describeRule, meanings, severityTable, type ChangeCode } from '../../src/index.js'
import { toldChangesOfCases, type ToldChange } from '../support/told-cases.js'
import { cellOf, holdPart, tableOf } from './parts.js'

const readme = new URL('../../README.md', import.meta.url)
const changesPage = new URL('../../docs/changes.md', import.meta.url)
const severitiesPage = new URL('../../docs/severities.md', import.meta.url)

const told = toldChangesOfCases()

function casesOf(code: ChangeCode): ToldChange[] {
  return told.filter((change) => change.code === code)
}

/** Shortest first, of one length by alphabet: the same on every machine. */
function byLength(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/** The shortest sentence of a case that is no noise, unless all are. */
function exampleOf(code: ChangeCode): string {
  const all = casesOf(code)
  const news = all.filter(({ severity }) => severity !== 'noise')
  return (news.length > 0 ? news : all).map(({ sentence }) => sentence).toSorted(byLength)[0] ?? ''
}

test.each(changeCodes)('%s is told by a case', (code) => expect(casesOf(code).length).toBeGreaterThan(0))

test.each(changeCodes)('%s is explained in a short phrase', (code) => {
  expect(meanings[code]).toMatch(/^\S.{8,110}[^\s.]$/)
})

test('the README names every code, with what it means and what is told', () => {
  const rows = changeCodes.map((code) => [`\`${code}\``, meanings[code], cellOf(exampleOf(code))])
  holdPart(readme, 'codes', tableOf(['code', 'means', 'for example'], rows))
})

test('docs/changes.md lists the facts of every code', () => {
  const rows = changeCodes.map((code) => {
    const names = [...new Set(casesOf(code).flatMap(({ facts }) => Object.keys(facts)))].toSorted()
    return [`\`${code}\``, names.map((name) => `\`${name}\``).join(', ')]
  })
  holdPart(changesPage, 'facts-by-code', tableOf(['code', 'facts'], rows))
})

test('docs/changes.md lists the values of every fact', () => {
  const values = new Map<string, Set<string>>()
  for (const { facts } of told) {
    for (const [name, value] of Object.entries(facts)) {
      values.set(name, (values.get(name) ?? new Set()).add(JSON.stringify(value)))
    }
  }
  const rows = [...values].toSorted().map(([name, its]) => {
    // Words of a list are told in full, since rows ask for them; of all else a few will do.
    const isList = [...its].every((each) => /^"[a-z]+(?:-[a-z]+)*"$|^"[A-Z]+(?:_[A-Z]+)*"$/.test(each))
    const sorted = [...its].toSorted(isList ? undefined : byLength)
    const [some, more] = [isList ? sorted : sorted.slice(0, 3), isList || its.size <= 3 ? '' : ' …']
    return [`\`${name}\``, some.map((each) => `\`${each.replaceAll('|', '\\|')}\``).join(', ') + more]
  })
  holdPart(changesPage, 'facts', tableOf(['fact', 'for example'], rows))
})

test('docs/severities.md holds the built-in table', () => {
  const rows = severityTable.map((rule, at) => [String(at + 1), rule.severity, cellOf(describeRule(rule))])
  holdPart(severitiesPage, 'severities', tableOf(['', 'weight', 'which changes'], rows))
})
