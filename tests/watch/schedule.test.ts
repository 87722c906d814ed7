/** Slots of digests, quiet hours and runs over the days on which clocks are changed, and at the ends of months. */
import { describe, expect, test } from 'vitest'
import { cronOf, dueAt, nextRun, scheduleFault, timezoneFault } from '../../src/watch/telling/schedule.js'

const berlin = 'Europe/Berlin'
const newYork = 'America/New_York'

function runs(at: string, timezone: string, after: string, count: number): string[] {
  const found: string[] = []
  let moment = new Date(after)
  while (found.length < count) {
    const next = nextRun({ at, timezone }, moment)
    if (next === undefined) break
    found.push(next.toISOString())
    moment = next
  }
  return found
}

describe('runs', () => {
  test('keep their local time when summer time begins and ends', () => {
    expect(runs('30 7 * * *', berlin, '2026-03-28T00:00:00Z', 3)).toEqual([
      '2026-03-28T06:30:00.000Z',
      '2026-03-29T05:30:00.000Z',
      '2026-03-30T05:30:00.000Z',
    ])
    expect(runs('30 7 * * *', newYork, '2026-10-31T00:00:00Z', 3)).toEqual([
      '2026-10-31T11:30:00.000Z',
      '2026-11-01T12:30:00.000Z',
      '2026-11-02T12:30:00.000Z',
    ])
  })

  test.each([
    ['an hour that is left out', '30 2 * * *', berlin, '2026-03-28T12:00:00Z', '2026-03-29'],
    ['an hour that is left out', '30 2 * * *', newYork, '2026-03-07T12:00:00Z', '2026-03-08'],
    ['an hour that comes twice', '30 2 * * *', berlin, '2026-10-24T12:00:00Z', '2026-10-25'],
    ['an hour that comes twice', '30 1 * * *', newYork, '2026-10-31T12:00:00Z', '2026-11-01'],
  ])('%s has one run: %s in %s', (_, at, timezone, after, day) => {
    const days = runs(at, timezone, after, 3).map((each) => each.slice(0, 10))
    expect(days.filter((each) => each === day)).toHaveLength(1)
    expect(new Set(days).size).toBe(3)
  })

  test('at the ends of months', () => {
    expect(runs('0 6 L * *', 'UTC', '2027-12-31T07:00:00Z', 3).map((each) => each.slice(0, 10))).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ])
    expect(runs('0 6 31 * *', 'UTC', '2026-01-31T07:00:00Z', 2).map((each) => each.slice(0, 10))).toEqual([
      '2026-03-31',
      '2026-05-31',
    ])
  })
})

describe('an item is due', () => {
  const atOnce = { deliver: 'at-once', timezone: berlin } as const

  test('at once, now', () => {
    const now = new Date('2026-06-01T12:34:56Z')
    expect(dueAt(atOnce, now)).toEqual(now)
    expect(dueAt({ ...atOnce, deliver: 'digest' }, now)).toEqual(now)
  })

  test('for a digest at its next slot, or now where that is this minute', () => {
    const route = { deliver: 'digest', at: '30 7 * * 1-5', timezone: berlin } as const
    expect(dueAt(route, new Date('2026-06-05T05:31:00Z'))).toEqual(new Date('2026-06-08T05:30:00Z'))
    const now = new Date('2026-06-05T05:30:20Z')
    expect(dueAt(route, now)).toEqual(now)
    expect(dueAt(route, new Date('2026-06-05T05:30:00Z'))).toEqual(new Date('2026-06-05T05:30:00Z'))
  })

  const night = { ...atOnce, quietHours: { from: '22:00', to: '07:00' } }
  test.each([
    ['before they begin', berlin, '2026-06-01T19:59:59Z', '2026-06-01T19:59:59Z'],
    ['as they begin', berlin, '2026-06-01T20:00:00Z', '2026-06-02T05:00:00Z'],
    ['within them', berlin, '2026-06-02T01:23:45Z', '2026-06-02T05:00:00Z'],
    ['as they end', berlin, '2026-06-02T05:00:00Z', '2026-06-02T05:00:00Z'],
    ['in the night in which an hour is left out', berlin, '2026-03-28T23:00:00Z', '2026-03-29T05:00:00Z'],
    ['in the night in which an hour comes twice', berlin, '2026-10-24T22:00:00Z', '2026-10-25T06:00:00Z'],
    ['in the night in which an hour is left out', newYork, '2026-03-08T04:00:00Z', '2026-03-08T11:00:00Z'],
    ['in the night in which an hour comes twice', newYork, '2026-11-01T03:30:00Z', '2026-11-01T12:00:00Z'],
    ['over the end of a month', newYork, '2026-12-31T23:59:00-05:00', '2027-01-01T12:00:00Z'],
  ])('after the quiet hours: %s in %s, %s', (_, timezone, now, due) => {
    expect(dueAt({ ...night, timezone }, new Date(now))).toEqual(new Date(due))
  })

  test.each([
    ['which is left out, as soon as it would have been', '2026-03-29T00:50:00Z', '2026-03-29T01:00:00Z'],
    ['which comes twice, after the first', '2026-10-24T23:50:00Z', '2026-10-25T00:30:00Z'],
    ['which comes twice, after the second', '2026-10-25T01:10:00Z', '2026-10-25T01:30:00Z'],
  ])('quiet hours that end within the hour %s', (_, now, due) => {
    const route = { ...atOnce, quietHours: { from: '22:00', to: '02:30' } }
    expect(dueAt(route, new Date(now))).toEqual(new Date(due))
  })

  test('quiet hours within one day, and a digest whose slot falls into them', () => {
    const route = {
      deliver: 'digest',
      at: '0 13 * * *',
      timezone: berlin,
      quietHours: { from: '12:00', to: '14:00' },
    } as const
    expect(dueAt(route, new Date('2026-06-01T08:00:00Z'))).toEqual(new Date('2026-06-01T12:00:00Z'))
  })

  test('over a year, never within quiet hours and never later than their end', () => {
    for (const timezone of [berlin, newYork, 'Australia/Lord_Howe', 'Asia/Kathmandu']) {
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone: timezone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })
      for (let hour = 0; hour < 24 * 366; hour += 7) {
        const now = new Date(Date.UTC(2026, 0, 1, hour, 17))
        const due = dueAt({ ...night, timezone }, now)
        const local = clock.format(due)
        expect(local >= '07:00' && local < '22:00', `${timezone} ${now.toISOString()}`).toBe(true)
        expect(due.getTime() - now.getTime()).toBeLessThanOrEqual(10 * 3_600_000)
      }
    }
  })
})

test('a time of day is a schedule', () => {
  expect(cronOf('07:30')).toBe('30 7 * * *')
  expect(cronOf(' 5 4  * * 1 ')).toBe('5 4 * * 1')
})

test.each(['every day', '25:00', '* * * * * *', '0 6 30 2 *', '61 * * * *', ''])(
  '%s is refused as a schedule',
  (written) => {
    expect(scheduleFault(written, 'UTC')).toMatch(/; write a time of day/)
  },
)

test('time zones are those of the IANA', () => {
  expect(['UTC', berlin, newYork].map(timezoneFault)).toEqual([undefined, undefined, undefined])
  for (const zone of ['Berlin', '+02:00', 'Europe/Berlln', '']) expect(timezoneFault(zone)).toContain('IANA')
})
