/** A letter in its three details, word for word, and what each of its forms promises. */
import { expect, test } from 'vitest'
import { details, writeLetter } from '../../../src/index.js'
import { digest, event, happening, head, hostileDigest, manyTrials } from '../../support/digests.js'

const two = digest({
  happenings: [
    happening({
      nctId: 'NCT07654321',
      title: 'A Quiet One',
      events: [
        event({
          severity: 'minor',
          code: 'site/added',
          area: 'sites',
          sentence: 'site Charité, Berlin, Germany added',
          after: undefined,
          before: undefined,
        } as never),
      ],
    }),
    happening(),
  ],
  untold: { contacts: 2 },
})

test.each(['full', 'fields', 'counts'] as const)('a letter in %s detail', async (detail) => {
  const letter = writeLetter(two, detail)
  expect(letter.subject).toBe('1 critical, 2 minor: NCT01234567 terminated; +1 trial')
  await expect(letter.text).toMatchFileSnapshot(`golden/${detail}.txt`)
  await expect(letter.markdown).toMatchFileSnapshot(`golden/${detail}.md`)
  await expect(letter.html).toMatchFileSnapshot(`golden/${detail}.html`)
})

test('the same digest gives the same letter', () => {
  expect(writeLetter(two, 'full')).toEqual(writeLetter(structuredClone(two), 'full'))
})

test.each([
  ['a status in a word we know', event(), 'NCT01234567 terminated'],
  [
    'a status in words of the registry',
    event({ after: 'Terminated\r\nBcc: x@example.org' }),
    'NCT01234567 status stopped',
  ],
  ['a trial that is gone', event({ code: 'trial/removed' }), 'NCT01234567 removed from the registry'],
  [
    'another change',
    event({ code: 'criterion/threshold-changed', after: 'terminated' }),
    'NCT01234567 criterion threshold changed',
  ],
])('the subject tells the loudest event: %s', (_what, loudest, expected) => {
  expect(writeLetter(digest({ happenings: [happening({ events: [loudest] })] }), 'full').subject).toBe(
    `1 critical: ${expected}`,
  )
})

test('the subject of a letter to the operator', () => {
  const letter = writeLetter(digest({ happenings: [], health: ['The registry did not answer.'] }), 'full')
  expect(letter.subject).toBe('trialdiff: the watch needs a look (1 notice)')
  expect(letter.text).toContain('- The registry did not answer.')
})

test('readers hear nothing of the health of the watch unless it is in their digest', () => {
  const letter = writeLetter(two, 'full')
  expect(letter.text + letter.html + letter.markdown).not.toMatch(/needs a look/)
})

test.each(details)('ten thousand hostile trials keep to their bounds in %s detail', (detail) => {
  const letter = writeLetter(digest({ happenings: manyTrials(detail === 'counts' ? 10_000 : 30) }), detail)
  expect(letter.subject.length).toBeLessThanOrEqual(120)
  if (detail === 'counts') {
    expect(Buffer.byteLength(letter.html)).toBeLessThan(90_000)
    expect(Buffer.byteLength(letter.markdown)).toBeLessThan(60_000)
    expect(Buffer.byteLength(JSON.stringify(letter.parts))).toBeLessThan(6000)
    expect(letter.text).toContain('9600 more trials are not listed here')
  }
})

test('the text keeps to 80 columns, but for the command that is to be copied', () => {
  const lines = writeLetter(hostileDigest(), 'full')
    .text.split('\n')
    .filter((line) => !line.includes(head))
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
})

test('a code that the sentence says in words is not told again', () => {
  const sentence = 'status Recruiting → Active, not recruiting (closed to recruitment)'
  const [known, unknown] = ['ACTIVE_NOT_RECRUITING', 'SUSPENDED'].map((after) => {
    const events = [event({ sentence, before: 'RECRUITING', after })]
    return writeLetter(digest({ happenings: [happening({ events })] }), 'full').text
  })
  expect(known).not.toContain('Was:')
  expect(unknown).toContain('Was: RECRUITING')
})

test('noise is counted, not listed', () => {
  const { text, html, markdown } = writeLetter(digest(), 'full')
  for (const form of [text, html, markdown]) {
    expect(form).toContain('One change of noise is not listed.')
    expect(form).not.toContain('resubmitted')
  }
})

test('long texts are cut to where they differ, and said to be', () => {
  const long = 'word '.repeat(400)
  const reworded = event({ before: `${long} three ${long}`, after: `${long} four ${long}`, sentence: 'reworded' })
  const { text } = writeLetter(digest({ happenings: [happening({ events: [reworded] })] }), 'full')
  expect(text).toMatch(/Was: … (?:word\s+)+three/)
  expect(text).toContain('Shortened to where they differ.')
})
