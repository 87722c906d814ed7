/** Weighing: the first row that fits decides, the reader's own rows before the built-in ones, and noise stays noise unless a row speaks of it. */
import { describe, expect, test } from 'vitest'
import {
  diff,
  parse,
  readSeverityRules,
  severityTable,
  weigh,
  type Change,
  type SeverityRule,
} from '../../src/index.js'
import { studyJson } from '../support/study.js'
import { caseNames, readCase } from '../support/told-cases.js'

type Weighed = Pick<Change, 'code' | 'area' | 'facts'>

const later: Weighed = { code: 'date/later', area: 'dates', facts: { field: 'completionDate', months: 8 } }
const cut: Weighed = { code: 'enrollment/cut', area: 'enrollment', facts: { from: 100, to: 65, percent: -35 } }
const contacts: Weighed = { code: 'other/changed', area: 'sites', facts: { field: 'locations[]', noise: 'contacts' } }

describe('an own row', () => {
  test.each<[string, SeverityRule, Weighed, boolean]>([
    ['by its code', { code: 'date/later', severity: 'critical' }, later, true],
    ['not by another', { code: 'date/earlier', severity: 'critical' }, later, false],
    ['by its subject', { code: 'date/*', severity: 'critical' }, later, true],
    ['by all', { code: '*', severity: 'critical' }, later, true],
    ['by its area', { code: '*', area: 'dates', severity: 'critical' }, later, true],
    ['not in another area', { code: '*', area: 'sites', severity: 'critical' }, later, false],
    ['by a value', { code: '*', when: { months: 8 }, severity: 'critical' }, later, true],
    [
      'by one of several',
      { code: '*', when: { field: ['startDate', 'completion*'] }, severity: 'critical' },
      later,
      true,
    ],
    ['not by all but one', { code: '*', when: { months: 8, lapsed: true }, severity: 'critical' }, later, false],
    ['at a size below zero', { code: '*', when: { percent: { atLeast: 35 } }, severity: 'critical' }, cut, true],
    ['not below that size', { code: '*', when: { percent: { atLeast: 35.1 } }, severity: 'critical' }, cut, false],
    ['below a size, not at it', { code: '*', when: { percent: { below: 35 } }, severity: 'critical' }, cut, false],
    ['by a fact that is there', { code: '*', when: { percent: { given: true } }, severity: 'critical' }, cut, true],
    ['by one that is not', { code: '*', when: { percent: { given: false } }, severity: 'critical' }, later, true],
    ['not at noise, unless it says so', { code: '*', severity: 'critical' }, contacts, false],
    ['at noise, where it says so', { code: '*', when: { noise: 'contacts' }, severity: 'critical' }, contacts, true],
  ])('fits %s', (_, rule, change, fits) => {
    const weight = weigh(change, [rule])
    expect(weight.table).toBe(fits ? 'own' : 'built-in')
    if (fits) expect(weight).toEqual({ rule, table: 'own', row: 1 })
    else expect(weight.rule).toBe(severityTable[weight.row - 1])
  })

  test('decides before those below it', () => {
    const own: SeverityRule[] = [
      { code: 'site/*', severity: 'minor' },
      { code: 'date/later', severity: 'critical' },
      { code: '*', severity: 'noise' },
    ]
    expect(weigh(later, own)).toMatchObject({ table: 'own', row: 2 })
    expect(weigh(cut, own)).toMatchObject({ table: 'own', row: 3, rule: { severity: 'noise' } })
  })
})

describe('the built-in table', () => {
  test('fed back as own rows, gives every change of the cases the same weight', async () => {
    const rules = await readSeverityRules(JSON.stringify({ severities: severityTable }))
    let count = 0
    for (const name of caseNames()) {
      const [before, after] = [await parse(readCase(name, 'before.json')), await parse(readCase(name, 'after.json'))]
      const [plain, fed] = [diff(before, after), diff(before, after, { severityRules: rules })]
      expect(fed.changes, name).toEqual(plain.changes)
      for (const change of fed.changes) {
        expect(weigh(change, rules)).toMatchObject({ table: 'own', rule: { severity: change.severity } })
        expect(weigh(change).rule.severity).toBe(change.severity)
        count++
      }
    }
    expect(count).toBeGreaterThan(100)
  })

  test('ends with a row that fits whatever is no noise', () => {
    expect(severityTable.at(-1)).toEqual({ code: '*', severity: expect.any(String) as string })
  })
})

test('what a reader does not care for was changed all the same: the record is not called unchanged', async () => {
  const before = await parse(studyJson())
  const after = await parse(studyJson({ posted: '2024-03-10', enrollment: 105 }))
  const severityRules: SeverityRule[] = [{ code: '*', severity: 'noise' }]
  const { changes } = diff(before, after, { severityRules })
  expect(changes.every(({ severity }) => severity === 'noise')).toBe(true)
  expect(changes.find(({ code }) => code === 'record/resubmitted')?.facts).toMatchObject({ alone: false })
})
