/** However refusals and good answers follow one another: never faster than the rate, never slower than the floor, and back in the end. */
import { array, assert, constantFrom, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import { answered, goodRow, ordinaryPace, slowed, slowestInterval, type Pace } from '../../src/registry/pace/pace.js'

const intervals = double({ min: 0.5, max: 60_000, noNaN: true })
const happenings = array(constantFrom('refused' as const, 'answered' as const, 'row' as const), { maxLength: 60 })

function paceAfter(what: 'refused' | 'answered' | 'row', pace: Pace, interval: number): Pace {
  if (what === 'refused') return slowed(pace, interval)
  return Array.from({ length: what === 'row' ? goodRow : 1 }).reduce<Pace>(answered, pace)
}

test('the interval stays between that of the rate and the floor, and each step goes its own way alone', () => {
  assert(
    property(intervals, happenings, (interval, all) => {
      let pace = ordinaryPace
      for (const what of all) {
        const next = paceAfter(what, pace, interval)
        expect(next.slowness).toBeGreaterThanOrEqual(1)
        expect(next.slowness * interval).toBeLessThanOrEqual(Math.max(interval, slowestInterval) * (1 + 1e-9))
        if (what === 'refused') {
          const isAtFloor = next.slowness === Math.max(1, slowestInterval / interval)
          expect(isAtFloor || next.slowness === 2 * pace.slowness).toBe(true)
        } else expect(next.slowness).toBeLessThanOrEqual(pace.slowness)
        pace = next
      }
      for (let row = 0; row < 8; row += 1) pace = paceAfter('row', pace, interval)
      expect(pace).toEqual(ordinaryPace)
    }),
  )
})

test('less than a whole row of good answers changes nothing, and a refusal begins the row anew', () => {
  const once = slowed(ordinaryPace, 1000)
  let pace = once
  for (let n = 1; n < goodRow; n += 1) pace = answered(pace)
  expect(pace.slowness).toBe(2)
  expect(answered(pace).slowness).toBeCloseTo(1 / (1 / 2 + 1 / 8))
  expect(slowed(pace, 1000)).toEqual({ slowness: 4, row: 0 })
})

test('one request a second comes down to one in sixteen, and no further', () => {
  let pace = ordinaryPace
  const seen = Array.from({ length: 6 }, () => (pace = slowed(pace, 1000)).slowness)
  expect(seen).toEqual([2, 4, 8, 16, 16, 16])
  expect(slowed(ordinaryPace, 20_000).slowness).toBe(1)
})
