/** API v2 documents in every shape the registry serves them, and what a document cut by `fields` does not tell. */
import { describe, expect, test } from 'vitest'
import { diff, parse, parseAll, RecordError, toldChanges, type ParsedTrial } from '../../../src/index.js'
import { studyOf } from '../../support/study.js'

const study = studyOf()
const other = studyOf({ nctId: 'NCT07654321' })

async function all(document: string): Promise<ParsedTrial[]> {
  const trials: ParsedTrial[] = []
  for await (const parsed of parseAll(document)) trials.push(parsed)
  return trials
}

describe('shapes', () => {
  test.each([
    ['one study', JSON.stringify(study), 1],
    ['indented', JSON.stringify(study, null, 2), 1],
    ['a page of studies', JSON.stringify({ totalCount: 2, studies: [study, other], nextPageToken: 'x' }), 2],
    ['an array', JSON.stringify([study, other]), 2],
    ['NDJSON', `${JSON.stringify(study)}\n${JSON.stringify(other)}\n`, 2],
    ['NDJSON with blank lines', `\n${JSON.stringify(study)}\r\n\r\n${JSON.stringify(other)}`, 2],
    ['a byte order mark', `\ufeff${JSON.stringify(study)}`, 1],
  ])('%s', async (_, document, count) => {
    const trials = await all(document)
    expect(trials.map(({ trial }) => trial.nctId)).toEqual(['NCT01234567', 'NCT07654321'].slice(0, count))
    expect(trials.flatMap(({ issues }) => issues)).toEqual([])
  })

  test('several trials need a choice, which names them', async () => {
    const page = JSON.stringify([study, other])
    await expect(parse(page)).rejects.toMatchObject({ code: 'several-trials', nctIds: ['NCT01234567', 'NCT07654321'] })
    await expect(parse(page, { trial: 'nct7654321' })).resolves.toMatchObject({ trial: { nctId: 'NCT07654321' } })
    await expect(parse(page, { trial: 'NCT00000001' })).rejects.toBeInstanceOf(RecordError)
    await expect(parse(page, { trial: 'foo' })).rejects.toMatchObject({ code: 'bad-usage' })
  })

  test('markdown and legacy markup read as the same text', async () => {
    const markdown = studyOf({ criteria: 'Inclusion Criteria:\n\n* ANC \\> 1.5 \\[10\\^9\\]\n* A \\~ B' })
    const legacy = studyOf({ criteria: 'Inclusion Criteria:\n\n* ANC > 1.5 [10^9]\n* A ~ B' })
    const [before, after] = [await parse(JSON.stringify(markdown)), await parse(JSON.stringify(legacy))]
    expect(before.trial.eligibility).toEqual(after.trial.eligibility)
  })
})

/** The study with only some of its modules, or some keys of one. */
function cut(modules: Record<string, readonly string[] | true>): string {
  const { protocolSection } = study as { protocolSection: Record<string, Record<string, unknown>> }
  const kept = Object.entries(modules).map(([module, keys]) => {
    const whole = protocolSection[module] ?? {}
    const some = Object.entries(whole).filter(([key]) => keys === true || keys.includes(key))
    return [module, Object.fromEntries(some)]
  })
  return JSON.stringify({ protocolSection: Object.fromEntries(kept) })
}

describe('a document cut by fields', () => {
  const always = {
    identificationModule: true,
    statusModule: true,
    sponsorCollaboratorsModule: true,
    descriptionModule: true,
    conditionsModule: true,
    designModule: true,
    eligibilityModule: true,
  } as const
  test.each([
    ['to some modules', cut(always)],
    ['to one module', cut({ statusModule: true, identificationModule: ['nctId'] })],
    [
      'to single fields that make modules look whole',
      cut({
        identificationModule: ['nctId', 'briefTitle'],
        statusModule: ['overallStatus'],
        sponsorCollaboratorsModule: true,
        conditionsModule: true,
        designModule: ['studyType'],
        eligibilityModule: ['stdAges'],
      }),
    ],
    [
      'to parts of its sites',
      JSON.stringify({
        protocolSection: {
          identificationModule: { nctId: 'NCT01234567' },
          contactsLocationsModule: { locations: [{ city: 'Oslo' }, { city: 'Oslo' }] },
        },
      }),
    ],
    [
      'to a date without its type',
      JSON.stringify({
        protocolSection: {
          identificationModule: { nctId: 'NCT01234567' },
          statusModule: { startDateStruct: { date: '2023-05-02' } },
        },
      }),
    ],
  ])('%s tells no removal', async (_, document) => {
    const whole = await parse(JSON.stringify(study))
    const part = await parse(document)
    expect(part.source.omits).toContain('centralContacts')
    expect(toldChanges(diff(whole, part)).map(({ path }) => path)).toEqual([])
    expect(toldChanges(diff(part, whole)).map(({ path }) => path)).toEqual([])
  })

  test('still tells what it was asked for', async () => {
    const part = await parse(cut({ identificationModule: ['nctId'], statusModule: ['overallStatus'] }))
    const later = await parse(JSON.stringify(studyOf({ status: 'COMPLETED' })))
    expect(toldChanges(diff(part, later)).map(({ code }) => code)).toEqual(['status/completed'])
  })

  test('a whole record tells a removal', async () => {
    const bare = structuredClone(study) as { protocolSection: Record<string, unknown> }
    delete bare.protocolSection.contactsLocationsModule
    const changes = toldChanges(diff(await parse(JSON.stringify(study)), await parse(JSON.stringify(bare))))
    expect(changes.map(({ code }) => code)).toEqual(['country/removed', 'site/removed', 'site/removed'])
  })
})
