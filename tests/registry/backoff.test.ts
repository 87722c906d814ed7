/** How long is waited before the next attempt. */
import { assert, double, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { backoff, readRetryAfter } from '../../src/registry/pace/backoff.js'

test('a wait is never longer than the bound of its attempt, and the whole bound is used', () => {
  const chance = double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  assert(
    property(integer({ min: 1, max: 40 }), chance, (attempt, random) => {
      const wait = backoff(attempt, () => random)
      const bound = Math.min(60_000, 1000 * 2 ** (attempt - 1))
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThanOrEqual(bound)
      expect(Math.abs(wait - random * bound)).toBeLessThanOrEqual(0.5)
    }),
  )
})

const now = new Date('2026-11-22T09:30:00Z')

test.each([
  ['seconds', '120', 120_000],
  ['a date of HTTP', 'Sun, 22 Nov 2026 09:31:00 GMT', 60_000],
  ['a date gone by', 'Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['a year, which nobody means', '31536000', 86_400_000],
  ['words', 'soon', undefined],
  ['a number below nothing', '-5', undefined],
  ['another way to write a day', '2026-11-23', undefined],
  ['nothing', undefined, undefined],
])('Retry-After: %s', (_what, header, expected) => {
  expect(readRetryAfter(header, now)).toBe(expected)
})
