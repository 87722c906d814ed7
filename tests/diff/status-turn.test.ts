/** Every turn from one status to another has its code, and a painted status hides none. */
import { expect, test } from 'vitest'
import { turnOf } from '../../src/diff/meaning/status-turn.js'
import { vocabulary } from '../../src/model/vocabulary.js'

type Status = keyof typeof vocabulary.Status
const statuses = Object.keys(vocabulary.Status) as Status[]
const turns = statuses.flatMap((from) => statuses.filter((to) => to !== from).map((to) => [from, to] as const))

test.each([
  ['NOT_YET_RECRUITING', 'RECRUITING', 'status/started'],
  ['NOT_YET_RECRUITING', 'ACTIVE_NOT_RECRUITING', 'status/changed'],
  ['ENROLLING_BY_INVITATION', 'ACTIVE_NOT_RECRUITING', 'status/closed'],
  ['RECRUITING', 'COMPLETED', 'status/completed'],
  ['COMPLETED', 'TERMINATED', 'status/stopped'],
  ['WITHDRAWN', 'NOT_YET_RECRUITING', 'status/revived'],
  ['SUSPENDED', 'COMPLETED', 'status/completed'],
  ['COMPLETED', 'ACTIVE_NOT_RECRUITING', 'status/reopened'],
  ['ACTIVE_NOT_RECRUITING', 'RECRUITING', 'status/reopened'],
  ['ACTIVE_NOT_RECRUITING', 'NOT_YET_RECRUITING', 'status/changed'],
  ['AVAILABLE', 'NO_LONGER_AVAILABLE', 'status/changed'],
  ['UNKNOWN', 'RECRUITING', 'status/verified'],
  ['TERMINATED', 'WITHHELD', 'status/withheld'],
  ['WITHHELD', 'UNKNOWN', 'status/shown'],
] as const)('%s to %s is %s', (from, to, code) => expect(turnOf(from, to)).toBe(code))

test('out of the unknown a turn is what it is from the last known status', () => {
  const real = turns.filter((turn) => !turn.some((each) => each === 'UNKNOWN' || each === 'WITHHELD'))
  expect(real.length).toBe(132)
  for (const [lastKnown, to] of real) expect(turnOf('UNKNOWN', to, lastKnown)).toBe(turnOf(lastKnown, to))
})

test('a stop is a stop wherever it comes from, but where the record was withheld', () => {
  for (const to of ['SUSPENDED', 'TERMINATED', 'WITHDRAWN'] as const) {
    const codes = statuses.filter((from) => from !== to && from !== 'WITHHELD').map((from) => turnOf(from, to))
    expect(new Set(codes)).toEqual(new Set(['status/stopped']))
  }
})

test('a status that came or went with its document has no turn', () => {
  expect(turnOf(undefined, 'TERMINATED')).toBe('status/changed')
  expect(turnOf('RECRUITING', undefined)).toBe('status/changed')
})
