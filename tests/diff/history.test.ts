/** A history: in whatever order and however often the versions come, each stands once in its place, and the sums are right. */
import { describe, expect, test } from 'vitest'
import { history, orderVersions, parseAll, render, reports, type ParsedTrial } from '../../src/index.js'
import { asClassicXml } from '../support/as-classic-xml.js'
import type { RawStudy } from '../support/raw-study.js'
import { versionJson, versionOf, versionsOf } from '../support/versions.js'

const estimated = (date: string) => ({ date, type: 'ESTIMATED' })
const actual = (date: string) => ({ date, type: 'ACTUAL' })

describe('the order of versions', () => {
  test('by day, whatever the order in which they come', async () => {
    const given = await versionsOf(
      { posted: '2024-03-01', enrollment: 3 },
      { posted: '2023-04-01', enrollment: 1 },
      { posted: '2024-01-15', enrollment: 2 },
    )
    const { versions, steps } = history(given)
    expect(versions.map(({ day }) => day)).toEqual(['2023-04-01', '2024-01-15', '2024-03-01'])
    expect(steps.map((step) => [step.before, step.after])).toEqual([
      [given[1], given[2]],
      [given[2], given[0]],
    ])
  })

  test('the number of a version where a copy of it alone tells it', async () => {
    const posted = '2024-01-15'
    const [numbered, fuller] = await versionsOf({ posted, version: 4 }, { posted })
    const { versions, leftOut } = history([
      ...(numbered ? [{ ...numbered, source: { ...numbered.source, omits: ['acronym' as const] } }] : []),
      ...(fuller ? [{ ...fuller, source: { ...fuller.source, omits: [] } }] : []),
    ])
    expect(versions.map(({ parsed }) => [parsed.source.version, parsed.source.omits.length])).toEqual([[4, 0]])
    expect(leftOut.map(({ sameAs }) => sameAs?.source.version)).toEqual([4])
  })

  test('two of one day by number, else as given', async () => {
    const posted = '2024-01-15'
    const numbered = await versionsOf({ posted, version: 4, enrollment: 40 }, { posted, version: 3, enrollment: 30 })
    expect(history(numbered).versions.map(({ parsed }) => parsed.source.version)).toEqual([3, 4])
    const plain = await versionsOf({ posted, enrollment: 40 }, { posted, enrollment: 30 })
    expect(history(plain).versions.map(({ parsed }) => parsed)).toEqual(plain)
  })

  test('two of one submission by their posting', async () => {
    const [one] = await versionsOf({ posted: '2024-01-15' })
    const [two] = await versionsOf({ posted: '2024-01-15', enrollment: 30 })
    const given = [withDates(one, '2024-01-15', '2024-03-01'), withDates(two, '2024-01-15', '2024-02-01')]
    expect(history(given).versions.map(({ parsed }) => parsed)).toEqual(given.toReversed())
    expect(await render('terminal', history(given))).toMatch(/\n2024-01-15 {2}posted 2024-03-01\n/)
  })

  test('the registry’s unknown status comes after the version it was painted over', async () => {
    const posted = '2020-01-15'
    const given = await versionsOf({ posted, status: 'UNKNOWN', lastKnownStatus: 'RECRUITING' }, { posted })
    expect(history(given).versions.map(({ parsed }) => parsed.trial.overallStatus)).toEqual(['RECRUITING', 'UNKNOWN'])
  })

  test('a version twice stands once: the copy that tells more', async () => {
    const study = JSON.parse(versionJson({ posted: '2024-01-15' })) as RawStudy
    const [xml] = await readAll(asClassicXml(study), 'copy.xml')
    const json = await versionOf({ posted: '2024-01-15', document: 'copy.json' })
    const later = await versionOf({ posted: '2024-02-15', enrollment: 120 })
    const { versions, leftOut } = orderVersions([...(xml ? [xml] : []), later, json])
    expect(versions.map(({ parsed }) => parsed)).toEqual([json, later])
    expect(leftOut).toEqual([{ parsed: xml, reason: 'same-version', sameAs: json }])
  })

  test('two numbers are two versions, even where nothing tells them apart', async () => {
    const given = await versionsOf({ posted: '2024-01-15', version: 1 }, { posted: '2024-01-15', version: 2 })
    expect(orderVersions(given).versions).toHaveLength(2)
  })

  test('a version without a day is left out; where none has one there is no history', async () => {
    const given = await versionsOf({ posted: '2024-01-15' }, { undated: true })
    expect(orderVersions(given).leftOut).toEqual([{ parsed: given[1], reason: 'undated' }])
    expect(() => history(given.slice(1))).toThrow(expect.objectContaining({ code: 'undated-version' }))
  })

  test('versions of two trials are refused, and named', async () => {
    const given = await versionsOf({}, { nctId: 'NCT07654321' })
    expect(() => history(given)).toThrow(
      expect.objectContaining({ code: 'several-trials', nctIds: ['NCT01234567', 'NCT07654321'] }),
    )
    expect(() => history([])).toThrow(expect.objectContaining({ code: 'no-trial' }))
  })

  test('one clock for all: where not every version tells its submission, all stand by their posting', async () => {
    const [both, later] = await versionsOf({ posted: '2024-01-15' }, { posted: '2024-01-17', enrollment: 3 })
    const submittedBefore = withDates(both, '2024-01-10', '2024-01-18')
    const { lastUpdateSubmitted: _, ...postedAlone } = later?.trial ?? {}
    const given = [submittedBefore, ...(later ? [{ ...later, trial: postedAlone }] : [])]
    expect(orderVersions(given).versions.map(({ day, clock }) => [day, clock])).toEqual([
      ['2024-01-17', 'posted'],
      ['2024-01-18', 'posted'],
    ])
  })
})

describe('how a date moved', () => {
  test('later, earlier, lapsed, at another precision, and in the end actual', async () => {
    const { primaryCompletionDate: path } = history(
      await versionsOf(
        { posted: '2023-04-01', primary: estimated('2023-12') },
        { posted: '2024-02-01', primary: estimated('2024-06') },
        { posted: '2024-03-01', primary: estimated('2024-05') },
        { posted: '2024-04-01', primary: estimated('2024-05-20') },
        { posted: '2024-04-15', primary: estimated('2024-05-20'), enrollment: 7 },
        { posted: '2024-06-01', primary: actual('2024-05-31') },
      ),
    ).summary.dates
    expect(path).toMatchObject({ later: 2, earlier: 1, refined: 1, lapsed: 1, turnedActual: '2024-06-01' })
    expect(path.path.map(({ date }) => date)).toEqual(['2023-12', '2024-06', '2024-05', '2024-05-20', '2024-05-31'])
    // December may be its first day or its last.
    expect(path.inAll).toEqual({ direction: 'later', fewestDays: 152, mostDays: 182 })
  })

  test('between two months it is months', async () => {
    const given = await versionsOf(
      { posted: '2023-04-01', primaryCompletion: '2024-11' },
      { primaryCompletion: '2026-01' },
    )
    expect(history(given).summary.dates.primaryCompletionDate).toMatchObject({
      later: 1,
      inAll: { direction: 'later', months: 14 },
    })
  })

  test('a date that never moved has nothing in all, one that was actual from the beginning did not turn', async () => {
    const { startDate } = history(await versionsOf({ posted: '2023-04-01' }, { enrollment: 7 })).summary.dates
    expect(startDate).toEqual({
      path: [{ day: '2023-04-01', date: '2023-05-02', type: 'ACTUAL' }],
      later: 0,
      earlier: 0,
      refined: 0,
      lapsed: 0,
    })
  })
})

describe('days in each status', () => {
  test('both bounds, where both ends are at hand', async () => {
    const { statuses } = history(
      await versionsOf(
        { posted: '2024-01-01', status: 'NOT_YET_RECRUITING' },
        { posted: '2024-01-11', status: 'RECRUITING' },
        { posted: '2024-01-21', status: 'RECRUITING', enrollment: 7 },
        { posted: '2024-02-01', status: 'COMPLETED' },
      ),
    ).summary
    expect(statuses.totals).toEqual([
      { status: 'NOT_YET_RECRUITING', spells: 1, fewestDays: 0 },
      // Since the day after the first version at the earliest; until the day before the last at the latest.
      { status: 'RECRUITING', spells: 1, fewestDays: 10, mostDays: 31 },
      { status: 'COMPLETED', spells: 1, fewestDays: 0 },
    ])
    expect(statuses.paintedUnknown).toBeUndefined()
  })

  test('a status that came back has two spells', async () => {
    const { totals } = history(
      await versionsOf(
        { posted: '2024-01-01', status: 'RECRUITING' },
        { posted: '2024-01-11', status: 'SUSPENDED' },
        { posted: '2024-01-21', status: 'RECRUITING' },
        { posted: '2024-02-01', status: 'COMPLETED' },
      ),
    ).summary.statuses
    expect(totals.slice(0, 2)).toEqual([
      { status: 'RECRUITING', spells: 2, fewestDays: 0 },
      { status: 'SUSPENDED', spells: 1, fewestDays: 0, mostDays: 20 },
    ])
  })

  test('what the registry paints over does not count as the sponsor’s', async () => {
    const { statuses } = history(
      await versionsOf(
        { posted: '2020-01-01', status: 'RECRUITING' },
        { posted: '2020-01-11', status: 'UNKNOWN', lastKnownStatus: 'RECRUITING' },
      ),
    ).summary
    expect(statuses.totals).toEqual([{ status: 'RECRUITING', spells: 1, fewestDays: 10 }])
    expect(statuses.paintedUnknown).toBe('2020-01-11')
  })
})

describe('original and current', () => {
  test('counts, enrollment and primary outcomes', async () => {
    const kept = { measure: 'Sleep quality', timeFrame: '12 weeks' }
    const { summary } = history(
      await versionsOf(
        { posted: '2023-04-01', primaryOutcomes: [kept, { measure: 'Hours of sleep', timeFrame: '12 weeks' }] },
        {
          posted: '2024-01-01',
          enrollment: 120,
          primaryOutcomes: [{ measure: 'Hours of sleep', timeFrame: '24 weeks' }, kept],
        },
        {
          posted: '2024-06-01',
          enrollment: 117,
          enrollmentType: 'ACTUAL',
          facilities: ['North Clinic'],
          primaryOutcomes: [kept],
        },
      ),
    )
    expect(summary.startsWithRegistration).toBe(true)
    expect(summary.original).toMatchObject({ sites: 2, countries: 1, enrollment: { count: 100, type: 'ESTIMATED' } })
    expect(summary.current).toMatchObject({ sites: 1, countries: 1, enrollment: { count: 117, type: 'ACTUAL' } })
    expect(summary.primaryOutcomes).toEqual({
      kept: [kept],
      retimed: [],
      reworded: [],
      dropped: [{ measure: 'Hours of sleep', timeFrame: '12 weeks' }],
      added: [],
    })
    expect(summary.enrollment.map(({ count, type }) => [count, type])).toEqual([
      [100, 'ESTIMATED'],
      [120, 'ESTIMATED'],
      [117, 'ACTUAL'],
    ])
  })

  test('a measure over another time is neither dropped nor added', async () => {
    const versions = await versionsOf(
      { posted: '2023-04-01', primaryOutcomes: [{ measure: 'Hours of sleep', timeFrame: '12 weeks' }] },
      { primaryOutcomes: [{ measure: 'Pain' }, { measure: 'Hours of sleep', timeFrame: '24 weeks' }] },
    )
    expect(history(versions).summary.primaryOutcomes).toEqual({
      kept: [],
      retimed: [{ measure: 'Hours of sleep', before: '12 weeks', after: '24 weeks' }],
      reworded: [],
      dropped: [],
      added: [{ measure: 'Pain' }],
    })
  })

  test('a measure in other words is neither dropped nor added, another measure is both', async () => {
    const [pain, sleep] = ['Pain at rest', 'Hours of sleep a night']
    const versions = await versionsOf(
      { posted: '2023-04-01', primaryOutcomes: [{ measure: sleep, timeFrame: '12 weeks' }, { measure: pain }] },
      { primaryOutcomes: [{ measure: `${sleep} (HSN)`, timeFrame: '12 weeks' }, { measure: 'Pain at movement' }] },
    )
    expect(history(versions).summary.primaryOutcomes).toEqual({
      kept: [],
      retimed: [],
      reworded: [
        {
          before: { measure: sleep, timeFrame: '12 weeks' },
          after: { measure: `${sleep} (HSN)`, timeFrame: '12 weeks' },
        },
      ],
      dropped: [{ measure: pain }],
      added: [{ measure: 'Pain at movement' }],
    })
  })

  test('versions that are known to be missing are counted, and none where the numbers are not known', async () => {
    const numbered = await versionsOf({ version: 0, posted: '2023-04-01' }, { version: 4, posted: '2024-01-01' })
    expect(history(numbered).summary).toMatchObject({ missing: 3, startsWithRegistration: true })
    const one = await versionsOf({ posted: '2024-01-01' })
    expect(history(one)).toMatchObject({ steps: [], summary: { startsWithRegistration: false } })
    expect(history(one).summary.missing).toBeUndefined()
  })
})

describe('reports', () => {
  test.each(reports.map((entry) => [entry.name, entry] as const))('%s takes what it says', async (_, entry) => {
    const { ofComparison, ofHistory } = await entry.load()
    expect([ofComparison && 'comparison', ofHistory && 'history'].filter(Boolean)).toEqual(entry.takes)
  })

  test('a report of comparisons alone refuses a history in one sentence', async () => {
    const subject = history(await versionsOf({}))
    await expect(render('json-patch', subject)).rejects.toMatchObject({
      code: 'bad-usage',
      message: 'The report json-patch is made of a comparison alone; for a history choose terminal or json.',
    })
  })
})

async function readAll(document: string | Uint8Array, name: string): Promise<ParsedTrial[]> {
  const all: ParsedTrial[] = []
  for await (const parsed of parseAll(document, { document: name })) all.push(parsed)
  return all
}

function withDates(parsed: ParsedTrial | undefined, submitted: string, posted: string): ParsedTrial {
  if (!parsed) throw new Error('no version')
  const trial = { ...parsed.trial, lastUpdateSubmitted: { date: submitted }, lastUpdatePosted: { date: posted } }
  return { ...parsed, trial }
}
