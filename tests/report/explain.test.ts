/** Explaining a weight: rows read as English, and what is said to have decided did decide. */
import { describe, expect, test } from 'vitest'
import {
  describeRule,
  diff,
  explain,
  parse,
  render,
  severityTable,
  type FactTest,
  type SeverityRule,
} from '../../src/index.js'
import { studyJson } from '../support/study.js'

describe('a row in plain words', () => {
  test.each<[SeverityRule, string]>([
    [{ code: '*', severity: 'minor' }, 'any change'],
    [{ code: 'date/*', severity: 'minor' }, 'any change of date/*'],
    [{ code: '*', area: 'sites', severity: 'minor' }, 'any change in sites'],
    [{ code: '*', when: { noise: { given: true } }, severity: 'noise' }, 'any change where it is noise by its kind'],
    [
      { code: 'date/later', when: { field: ['startDate', 'primaryCompletionDate'] }, severity: 'major' },
      'date/later where the field is start date or primary completion',
    ],
    [
      { code: 'enrollment/cut', when: { percent: { atLeast: 20 } }, severity: 'major' },
      'enrollment/cut where the percentage is 20 or more, up or down',
    ],
    [
      { code: 'country/added', when: { sites: { atLeast: 2, below: 1000 } }, severity: 'major' },
      'country/added where the number of sites is 2 or more and below 1,000',
    ],
    [
      { code: 'status/changed', when: { to: ['TERMINATED', 'WITHDRAWN'] }, severity: 'critical' },
      'status/changed where the later value is Terminated or Withdrawn',
    ],
    [
      { code: 'date/later', when: { lapsed: true, alreadyPast: false }, severity: 'minor' },
      'date/later where the estimate had lapsed and the new date was still to come',
    ],
    [
      { code: 'other/changed', when: { field: ['phases*', 'leadSponsor.class'] }, severity: 'minor' },
      'other/changed where the field is phase or a part of it or class of lead sponsor',
    ],
    [
      { code: 'site/added', when: { country: 'Norway', type: { given: false } }, severity: 'minor' },
      'site/added where the country is “Norway” and the type is not given',
    ],
  ])('%j', (rule, words) => expect(describeRule(rule)).toBe(words))

  test('a fact is asked for, or its opposite, in words where there are some', () => {
    expect(wordsFor(true)).toBe('any change where it came with the first results')
    expect(wordsFor({ given: false })).toBe('any change where it did not come with the first results')
    expect(describeRule({ code: '*', when: { wholeNewFact: 2 }, severity: 'major' })).toBe(
      'any change where the whole new fact is 2',
    )
  })

  test('every built-in one, without a name in camel case, a value of a list or a path', () => {
    for (const rule of severityTable) {
      const words = describeRule(rule).replace(/[a-z]+\/[a-z*-]+/g, 'Code')
      expect(words).not.toMatch(/\b[a-z]+[A-Z]|[A-Z]_[A-Z]|\[\]|undefined/)
    }
  })
})

describe('the reports', () => {
  const severityRules: SeverityRule[] = [
    { code: 'site/*', severity: 'minor' },
    { code: 'enrollment/cut', when: { percent: { atLeast: 30 } }, severity: 'critical' },
  ]

  async function compared() {
    const before = await parse(studyJson())
    const after = await parse(studyJson({ enrollment: 60, primaryCompletion: '2026-01' }))
    return diff(before, after, { severityRules })
  }

  test('the terminal says below each change which row decided, when asked', async () => {
    const comparison = await compared()
    const text = await render('terminal', comparison, { explain: true })
    expect(text).toContain('\n                   enrollment/cut · critical by your own rule 2: enrollment/cut\n')
    expect(text).toMatch(/date\/later · major by built-in rule \d+: date\/later/)
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true)
    expect(await render('terminal', comparison)).not.toContain('rule 2')
    expect(await render('terminal', comparison, { explain: true, color: true })).toContain(
      '\x1b[90m                   enrollment/cut',
    )
  })

  test('the json says it as data, when asked', async () => {
    const comparison = await compared()
    const { changes } = JSON.parse(await render('json', comparison, { explain: true })) as {
      changes: { why: unknown }[]
    }
    expect(changes[0]).toMatchObject({
      code: 'enrollment/cut',
      severity: 'critical',
      why: { table: 'own', row: 2, rule: severityRules[1] },
    })
    expect(await render('json', comparison)).not.toContain('"why"')
  })

  test('the row that is named is the row that decided', async () => {
    const { changes, severityRules: own } = await compared()
    for (const change of changes) {
      const [, severity, whose, row] = /· (\w+) by (your own|built-in) rule (\d+):/.exec(explain(change, own)) ?? []
      const table = whose === 'built-in' ? severityTable : own
      expect(severity).toBe(change.severity)
      expect(table[Number(row) - 1]?.severity).toBe(change.severity)
    }
  })
})

function wordsFor(near: FactTest): string {
  return describeRule({ code: '*', when: { nearResults: near }, severity: 'major' })
}
