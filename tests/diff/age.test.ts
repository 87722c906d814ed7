/** Ages compare as lengths of time, in any unit, and only where the order is certain. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareAges, daysOf } from '../../src/diff/meaning/age.js'
import { seedFrom } from '../support/random.js'

const seed = seedFrom('TRIALDIFF_SEED', 20_260_214)

test.each([
  ['18 Years', '12 Years', 1],
  ['1 Year', '12 Months', 0],
  ['24 Months', '2 Years', 0],
  ['2 Weeks', '14 Days', 0],
  ['48 Hours', '2 Days', 0],
  ['6 Months', '8 Weeks', 1],
  ['11 Months', '1 Year', -1],
  ['27 Days', '1 Month', -1],
  ['1 Month', '30 Days', undefined],
  ['1 Year', '365 Days', undefined],
  ['18 Years', 'adult', undefined],
])('%s and %s', (a, b, order) => {
  const told = compareAges(a, b)
  expect(told === undefined ? told : Math.sign(told)).toBe(order)
})

const age = fc
  .tuple(fc.nat(120), fc.constantFrom('Years', 'Months', 'Weeks', 'Days', 'Hours', 'Minutes'))
  .map(([count, unit]) => `${count} ${unit}`)

test(`an order turns round with its sides, and agrees with the days, TRIALDIFF_SEED=${seed}`, () => {
  fc.assert(
    fc.property(age, age, (a, b) => {
      const order = compareAges(a, b)
      const back = compareAges(b, a)
      expect(back === undefined ? undefined : Math.sign(back) + 0).toBe(
        order === undefined ? undefined : Math.sign(-order) + 0,
      )
      const days = (daysOf(a) ?? 0) - (daysOf(b) ?? 0)
      if (order !== undefined && order !== 0) expect(Math.sign(days)).toBe(Math.sign(order))
    }),
    { seed, numRuns: 300 },
  )
})
