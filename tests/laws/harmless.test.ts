/** Law 7: reports never contain registry text that could steer a terminal or break out of its place. */
import { expect, test } from 'vitest'
import { diff, history, parse, render, type Comparison } from '../../src/index.js'

const hostile = 'A \u001b[31mred\u001b[0m \u009b2J title\u0007 \u202eback\u2066wards "quoted" <b>bold</b>'

/* oxlint-disable no-control-regex -- control characters are exactly what is looked for */
const steering = /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/

async function compareHostile(): Promise<Comparison> {
  const site = { facility: hostile, city: hostile, country: hostile }
  const before = { nctId: 'NCT01234567', briefTitle: 'Plain' }
  const after = { ...before, briefTitle: hostile, conditions: [hostile], locations: [site], whyStopped: hostile }
  return diff(await parse(JSON.stringify(before)), await parse(JSON.stringify(after)))
}

test('the terminal report', async () => {
  const text = await render('terminal', await compareHostile(), { min: 'noise' })
  expect(text).toContain('title')
  expect(text).not.toMatch(steering)
})

test.each(['json', 'json-patch'] as const)('the %s report is JSON that says the same', async (name) => {
  const text = await render(name, await compareHostile(), { min: 'noise' })
  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f]/)
  expect(JSON.stringify(JSON.parse(text))).toContain('<b>bold</b>')
})

test('the terminal report of a history', async () => {
  const { before, after } = await compareHostile()
  const [first, last] = [before, after].map(({ trial, source, issues }, at) => ({
    trial: {
      ...trial,
      lastUpdatePosted: { date: `2024-01-0${at + 1}` },
      briefTitle: hostile,
      outcomes: [{ type: 'PRIMARY' as const, measure: `${at} ${hostile}`, timeFrame: hostile }],
    },
    source: { ...source, document: hostile },
    issues,
  }))
  const undated = { ...before, source: { ...before.source, document: hostile } }
  const subject = history([first, last, undated].filter((each) => each !== undefined))
  const text = await render('terminal', subject, { min: 'noise' })
  expect(text.match(/title/g)?.length).toBeGreaterThan(6)
  expect(text).not.toMatch(steering)
})
