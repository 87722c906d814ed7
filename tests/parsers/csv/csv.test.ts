/** Downloaded lists are read row by row: by the columns they have, whatever their order, delimiter and quotes. */
import { describe, expect, test } from 'vitest'
import { read } from '../../../parsers/csv/read.js'
import { diff, parse, parseAll, sentenceOf, type ParsedTrial } from '../../../src/index.js'
import { collectRemarks } from '../../../src/normalize/remark.js'
import { corpusFiles, describeCorpus, readCorpus } from '../../support/corpus.js'
import { testFolders } from '../fixture-folders.js'

describe('each folder shows one kind of list', () => {
  testFolders(import.meta.url, 'input.csv')
})

async function readAll(document: string | Uint8Array): Promise<ParsedTrial[]> {
  const trials: ParsedTrial[] = []
  for await (const parsed of parseAll(document)) trials.push(parsed)
  return trials
}

function listOfSites(sites: string): string {
  return `NCT Number,Locations\nNCT09000001,"${sites}"\n`
}

describe('rows', () => {
  test('each is a trial, in order; a header repeated between joined lists and blank lines are none', async () => {
    const trials = await readAll('NCT Number,Sex\nNCT09000001,ALL\n\nnct number,Sex\nNCT09000002,MALE\n')
    expect(trials.map(({ trial }) => trial)).toEqual([
      { nctId: 'NCT09000001', sex: 'ALL' },
      { nctId: 'NCT09000002', sex: 'MALE' },
    ])
    expect(trials.flatMap(({ issues }) => issues)).toEqual([])
  })

  test('one that is too short tells what stands before its last cell, which may be cut', async () => {
    const [first, second] = await readAll(
      'NCT Number,Acronym,Sex,Phases\nNCT09000001,SONG,AL\nNCT09000002,HYMN,ALL,NA\n',
    )
    expect(first?.trial).toEqual({ nctId: 'NCT09000001', acronym: 'SONG' })
    expect(first?.source.omits).toEqual(expect.arrayContaining(['sex', 'phases']))
    expect(first?.issues).toEqual([{ code: 'unreadable-line', place: 'line 2', found: '3 cells under 4 columns' }])
    expect(second?.source.omits).not.toContain('sex')
    expect(second?.issues).toEqual([])
  })

  test('one that is too long tells its NCT number alone, unless what is too much is empty', async () => {
    const [long, padded] = await readAll(
      'NCT Number,Title,Sex\nNCT09000001,Song, a study,ALL\nNCT09000002,Hymn,ALL,,\n',
    )
    expect(long?.trial).toEqual({ nctId: 'NCT09000001' })
    expect(long?.source.omits).toContain('briefTitle')
    expect(long?.issues).toMatchObject([{ code: 'unreadable-line', place: 'line 2' }])
    expect(padded?.trial).toMatchObject({ briefTitle: 'Hymn', sex: 'ALL' })
  })

  test('one without an NCT number is told with its line', async () => {
    const [first] = await readAll('Title,NCT Number\nSong,\n')
    expect(first?.trial).toEqual({ briefTitle: 'Song' })
    expect(first?.issues).toMatchObject([{ code: 'unreadable-line', place: 'line 2' }])
  })

  test('lines are counted through cells of several lines and beyond one batch', async () => {
    const rows = Array.from({ length: 700 }, (_, index) => `NCT0900${1000 + index},"two\r\nlines, ""quoted"""`)
    const short = await readAll(['NCT Number,Brief Summary,Sex', ...rows, ''].join('\r\n'))
    expect(short.map(({ issues }) => issues[0]?.place)).toEqual(rows.map((_, index) => `line ${2 + 2 * index}`))
  })
})

describe('what a list does not tell', () => {
  test('columns that it lacks are omitted, empty cells of those it has are not', async () => {
    const { trial, source } = await parse('NCT Number,Collaborators,Study Title\nNCT09000001,,Song\n')
    expect(trial).toEqual({ nctId: 'NCT09000001', briefTitle: 'Song' })
    expect(source.omits).toEqual(expect.arrayContaining(['leadSponsor', 'collaborators[].class', 'locations']))
    expect(source.omits).not.toContain('collaborators')
  })

  test('one of three columns of outcomes does not tell which outcomes there are', async () => {
    const { source } = await parse('NCT Number,Primary Outcome Measures\nNCT09000001,Pain\n')
    expect(source.omits).toContain('outcomes')
  })

  test('sites that cannot be taken apart are still counted by country', async () => {
    const before = await parse(listOfSites('Harbour Clinic, Bergen, Norway|Hillside Clinic, Oslo, Norway'))
    const after = await parse(listOfSites('Harbour Clinic, Bergen, Norway|Dockside, Turku, Southwest, Finland'))
    const { changes } = diff(before, after)
    expect(changes.map(({ code, subject }) => `${code} ${subject}`).toSorted()).toEqual([
      'country/added Finland',
      'site/added Finland',
      'site/removed Norway #2',
    ])
  })
})

test.each([
  ['UTF-8', Buffer.from('\ufeffNCT Number,Title\nNCT09000001,Søng\n')],
  ['UTF-16', Buffer.from('\ufeffNCT Number,Title\nNCT09000001,Søng\n', 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('NCT Number,Title\nNCT09000001,Søng\n', 'utf16le')],
  ['Windows-1252', Buffer.from('NCT Number,Title\nNCT09000001,Søng\n', 'latin1')],
])('a list handed over as bytes, as one too large for a text is, is read in %s', (_what, bytes) => {
  expect([...read(bytes, collectRemarks())]).toMatchObject([{ nctId: 'NCT09000001', briefTitle: 'Søng' }])
})

describe('documents that are no good list', () => {
  test.each([
    [
      'a quote that is not closed',
      'NCT Number,Title\nNCT09000001,Song\nNCT09000002,"Hymn\nNCT09000003,Lay\n',
      'line 3',
    ],
    ['a quote amid a cell', 'NCT Number,Title\nNCT09000001,"Song" of Songs\n', 'line 2'],
  ])('%s is refused with the line of its row, after the rows before it', async (_what, list, place) => {
    const seen: string[] = []
    const reading = (async () => {
      for await (const { trial } of parseAll(list)) seen.push(trial.nctId ?? '')
    })()
    await expect(reading).rejects.toThrow(
      expect.objectContaining({ code: 'malformed-csv', message: expect.stringContaining(place) }),
    )
    expect(seen).toEqual(place === 'line 3' ? ['NCT09000001'] : [])
  })

  test('a list asked to be read as one that names no NCT numbers is refused', async () => {
    await expect(parse('Title,Sex\nSong,ALL\n', { format: 'csv' })).rejects.toThrow(
      expect.objectContaining({ code: 'malformed-csv' }),
    )
  })

  test.each([
    'Title,Sex\nSong,ALL\n',
    'NCT Number,Colour\nNCT09000001,red\n',
    'NCT Number\nNCT09000001\nTitle\nSong\n',
    'On NCT Number, Title\n',
  ])('%j is no list of the registry', async (list) => {
    await expect(parse(list)).rejects.toThrow(expect.objectContaining({ code: 'unknown-format' }))
  })

  test('a list of its columns alone holds no trial', async () => {
    await expect(parse('NCT Number,Study Title\n')).rejects.toThrow(expect.objectContaining({ code: 'no-trial' }))
  })

  test.each([
    ['50 MB of quotes', 'NCT Number,Study Title\n' + '"'.repeat(50_000_000)],
    ['a line of 100 MB', `NCT Number,Study Title\nNCT09000001,${'x'.repeat(100_000_000)}\n`],
    ['50 MB of commas', `NCT Number,Study Title\nNCT09000001${','.repeat(50_000_000)}\n`],
  ])(
    '%s is refused in seconds',
    async (_what, list) => {
      await expect(readAll(list)).rejects.toThrow(expect.objectContaining({ code: 'document-too-large' }))
    },
    20_000,
  )
})

describeCorpus('real lists', () => {
  const counts: Record<string, number> = {}
  const issues: Record<string, number> = {}

  test.each(corpusFiles('csv'))('%s', async (path) => {
    const trials = await readAll(readCorpus(path))
    expect(trials.length).toBeGreaterThan(0)
    expect(trials.filter(({ trial }) => !/^NCT\d{8}$/.test(trial.nctId ?? ''))).toEqual([])
    expect(trials.filter(({ trial }) => !trial.briefTitle)).toEqual([])
    counts[path] = trials.length
    for (const { code } of trials.flatMap((each) => each.issues)) issues[code] = (issues[code] ?? 0) + 1
  })

  test('their rows are all read, and nothing is odd but what a list runs together', () => {
    expect(Object.values(counts).toSorted((a, b) => a - b)).toEqual([1, 10, 10, 10, 10, 10, 12, 40, 133, 500])
    expect(Object.keys(issues)).toEqual(['glued-values'])
  })

  test('a row says what a record of its trial says', async () => {
    const rows = new Map<string, ParsedTrial>()
    for (const path of corpusFiles('csv')) {
      for (const row of await readAll(readCorpus(path))) rows.set(row.trial.nctId ?? '', row)
    }
    const compared = new Map<string, string[][]>()
    for (const path of corpusFiles('api-v2', '.json')) {
      const row = rows.get(/NCT\d{8}/.exec(path)?.[0] ?? '')
      if (!row) continue
      const { changes } = diff(row, await parse(readCorpus(path)))
      const id = row.trial.nctId ?? ''
      compared.set(id, [...(compared.get(id) ?? []), changes.map(sentenceOf)])
    }
    expect(compared.size).toBeGreaterThan(20)
    expect([...compared].filter(([, each]) => each.every((changes) => changes.length > 0))).toEqual([])
  })
})
