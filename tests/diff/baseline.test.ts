/** The baseline: which version counts as the one before the trial started. */
import { describe, expect, test } from 'vitest'
import { chooseBaseline, orderVersions, type ParsedTrial } from '../../src/index.js'
import { versionsOf } from '../support/versions.js'

const estimated = (date: string) => ({ date, type: 'ESTIMATED' })
const actual = (date: string) => ({ date, type: 'ACTUAL' })

const given = () =>
  versionsOf(
    { posted: '2023-04-01', start: estimated('2023-05') },
    { posted: '2023-05-01', start: estimated('2023-05'), enrollment: 110 },
    { posted: '2023-05-02', start: actual('2023-05-02'), enrollment: 120 },
    { posted: '2024-01-01', start: actual('2023-05-02'), enrollment: 130 },
  )

async function chosen(baseline: string, of: Promise<ParsedTrial[]> = given()): Promise<unknown[]> {
  const { version, reason } = chooseBaseline(orderVersions(await of).versions, baseline)
  return [version.day, reason]
}

describe('the baseline', () => {
  test('is the last version on the day of the start or before it', async () => {
    expect(await chosen('start')).toEqual(['2023-05-02', 'on-or-before'])
  })

  test('is one from before the month, where the start has no day', async () => {
    const start = estimated('2023-05')
    const months = versionsOf(
      { posted: '2023-04-01', start },
      { posted: '2023-05-02', start, enrollment: 7 },
      { start },
    )
    expect(await chosen('start', months)).toEqual(['2023-04-01', 'on-or-before'])
    const within = versionsOf({ posted: '2023-05-02', start }, { start, enrollment: 7 })
    expect(await chosen('start', within)).toEqual(['2023-05-02', 'within-start'])
  })

  test('is the first one, where the trial was registered after its start', async () => {
    const late = versionsOf({ posted: '2023-06-01' }, { posted: '2024-01-01', enrollment: 7 })
    expect(await chosen('start', late)).toEqual(['2023-06-01', 'too-late'])
  })

  test('is the first one, or that of a day', async () => {
    expect(await chosen('first')).toEqual(['2023-04-01', 'first'])
    expect(await chosen('2023-12-31')).toEqual(['2023-05-02', 'on-or-before'])
    expect(await chosen('2023-03-31')).toEqual(['2023-04-01', 'too-late'])
    await expect(chosen('2023-02-30')).rejects.toMatchObject({ code: 'bad-usage' })
    await expect(chosen('lately')).rejects.toMatchObject({ code: 'bad-usage' })
  })
})
