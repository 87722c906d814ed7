/** Time frames are compared by the time points they name; what is not certain is not said. */
import { describe, expect, test } from 'vitest'
import { compareTimeFrames } from '../../src/diff/outcomes/time-frame.js'

describe('as long', () => {
  test.each([
    ['12 months', '1 year'],
    ['Two years', '24 months'],
    ['26 weeks', '6 months'],
    ['Baseline, Week 12', 'Baseline and week 12'],
    ['Through Day 28', 'Through Week 4'],
    ['2 years', 'Up to approximately 2 years'],
  ])('%s, %s', (before, after) => {
    expect(compareTimeFrames(before, after)).toEqual({ isSame: true })
  })
})

describe('longer or shorter', () => {
  test.each([
    ['2 years', '3 years', { effect: 'longer', months: 12 }],
    ['Baseline, Week 24', 'Baseline, Week 12', { effect: 'shorter', weeks: -12 }],
    ['Day 1 to Day 28', 'Day 1 to Day 56', { effect: 'longer', days: 28 }],
    ['Up to approximately 59 months', 'Up to approximately 58 months', { effect: 'shorter', months: -1 }],
    ['6, 12 and 24 months', '6, 12 and 36 months', { effect: 'longer', months: 12 }],
    ['12 weeks', '6 months', { effect: 'longer' }],
    ['0-24h', '0-48h', { effect: 'longer' }],
    ['5 years after surgery', '2 years after surgery', { effect: 'shorter', months: -36 }],
  ])('%s, %s', (before, after, facts) => {
    expect(compareTimeFrames(before, after)).toEqual({ isSame: false, ...facts })
  })
})

describe('other, and no more can be told', () => {
  test.each([
    ['12 weeks', '3 months'],
    ['At 12 weeks', 'Up to 12 weeks'],
    ['Until progression', 'Until death'],
    ['12 weeks', '12 weeks after surgery'],
    ['Weeks 4, 8 and 12', 'Week 12'],
    ['Cycle 1 Day 1', 'Cycle 2 Day 1'],
    ['Up to 12 cycles (each cycle is 21 days)', 'Up to 12 cycles (each cycle is 28 days)'],
    ['Visit 2 years', 'Until death, 2 years'],
  ])('%s, %s', (before, after) => {
    expect(compareTimeFrames(before, after)).toEqual({ isSame: false })
  })
})
