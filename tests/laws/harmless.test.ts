/** Law 7: reports never contain registry text that could steer a terminal or break out of its place. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { diff, history, parse, render, writeLetter, type Comparison } from '../../src/index.js'
import { gfm } from '../channels/flavour.js'
import { digest, happening, hostileDigest } from '../support/digests.js'

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

const pageTags = [
  'a',
  'body',
  'br',
  'code',
  'div',
  'h2',
  'head',
  'hr',
  'html',
  'li',
  'meta',
  'p',
  'span',
  'strong',
  'title',
  'ul',
]

describe('a letter', () => {
  const letter = writeLetter(hostileDigest(), 'full')

  test('its subject is one line of ASCII', () => {
    expect(letter.subject).toMatch(/^[\x20-\x7e]{1,120}$/)
    expect(letter.subject).not.toContain('evil')
  })

  test('its text and pieces steer nothing', () => {
    expect(letter.text).toContain('<script>alert(1)</script>')
    for (const text of [letter.text, ...letter.parts.flatMap(({ heading, lines }) => [heading, ...lines])])
      expect(text).not.toMatch(steering)
    expect(letter.parts.flatMap(({ heading, lines }) => [heading, ...lines]).join('')).not.toContain('\n')
  })

  test('its page holds no tag, link or style of the registry’s', () => {
    const page = load(letter.html)
    const names = new Set(
      page('*')
        .toArray()
        .flatMap((each) => ('name' in each ? [each.name] : [])),
    )
    expect([...names].toSorted()).toEqual(pageTags)
    const links = page('a')
      .toArray()
      .map((each) => each.attribs['href'])
    expect(new Set(links)).toEqual(new Set(['https://clinicaltrials.gov/study/NCT01234567']))
    expect(page('body').text()).toContain('<script>alert(1)</script>')
    expect(letter.html).not.toMatch(steering)
  })

  test('nothing of its Markdown comes alive on GitHub', () => {
    expect(gfm(letter.markdown)).toEqual([])
    expect(letter.markdown).not.toMatch(steering)
  })

  test('what would come alive is found', () => {
    const found = gfm(
      '@everyone #1 GH-2 https://evil.example www.evil.example a@b.example :smile: <b>x</b> [x](https://evil.example)',
    )
    expect(found.length).toBeGreaterThan(8)
  })

  test('an NCT id that is none cannot leave its link', () => {
    const nctId = '"><img src=x onerror=alert(1)>'
    const { html, markdown } = writeLetter(digest({ happenings: [happening({ nctId })] }), 'counts')
    expect(load(html)('img').length).toBe(0)
    expect(markdown).not.toContain('<img')
  })
})
