/** Doses are told from all other numbers of a text, in any usual spelling. */
import { describe, expect, test } from 'vitest'
import { turnOfDoses } from '../../src/diff/meaning/doses.js'

describe('a dose that took the place of another', () => {
  test.each([
    ['Drug X 40 mg', 'Drug X 80 mg', { kind: 'amount', from: '40 mg', to: '80 mg' }],
    ['10 mg/kg every 3 weeks', '15 mg/kg every 3 weeks', { kind: 'amount', from: '10 mg/kg', to: '15 mg/kg' }],
    ['given twice daily', 'given once daily', { kind: 'schedule', from: 'twice daily', to: 'once daily' }],
    ['X, 2x/day', 'X, 3x/day', { kind: 'schedule', from: '2x/day', to: '3x/day' }],
    ['10^6 cells/kg', '10^7 cells/kg', { kind: 'amount', from: '10^6 cells/kg', to: '10^7 cells/kg' }],
    [
      '1 x 10^6 CAR-T cells/kg once',
      '2 x 10^6 CAR-T cells/kg once',
      { kind: 'amount', from: '1 x 10^6 CAR-T cells/kg', to: '2 x 10^6 CAR-T cells/kg' },
    ],
    ['for 12 weeks', 'for 24 weeks', { kind: 'schedule', from: '12 weeks', to: '24 weeks' }],
    ['on Days 1, 8 and 15', 'on Days 1 and 15', { kind: 'schedule', from: 'Days 1, 8 and 15', to: 'Days 1 and 15' }],
    ['Q2W', 'Q3W', { kind: 'schedule', from: 'Q2W', to: 'Q3W' }],
    ['5% cream', '10% cream', { kind: 'amount', from: '5%', to: '10%' }],
    ['40 mg BID', '80 mg QD', { kind: 'both' }],
    ['one tablet daily', 'one tablet weekly', { kind: 'schedule', from: 'daily', to: 'weekly' }],
  ] as const)('%s → %s', (before, after, turn) => expect(turnOfDoses(before, after)).toEqual(turn))
})

describe('no dose took the place of another', () => {
  test.each([
    ['1 g daily', '1000 mg once daily'],
    ['500 µg BID', '500 mcg twice a day'],
    ['40 mg', '40mg'],
    ['1,000 mg', '1000 mg'],
    ['every 3 weeks', 'q3w'],
    ['a tablet', 'a 40 mg tablet'],
    ['Drug X and 40 mg of Y', 'Drug X'],
    ['Site 12 of 40', 'Site 13 of 41'],
    ['PD-1 and CD19', 'PD-L1 and CD20'],
    [undefined, '40 mg'],
  ] as const)('%s → %s', (before, after) => expect(turnOfDoses(before, after)).toBeUndefined())
})
