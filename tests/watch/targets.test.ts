/** Which trials a watch means: lists, files of two kinds, addresses of searches and terms. */
import { describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/model/errors.js'
import { readSearchAddress } from '../../src/watch/targets/search-address.js'
import { readTerms } from '../../src/watch/targets/search-terms.js'
import { listedTrials } from '../../src/watch/targets/targets.js'
import { temporaryFolder } from '../support/command.js'

const folder = temporaryFolder()

function idsIn(path: string, column?: string): Promise<string[]> {
  return listedTrials({ trials: [], files: [{ path, ...(column !== undefined && { column }) }] }, folder.path)
}

async function refusal(path: string, column?: string): Promise<string> {
  const error = await idsIn(path, column).catch((cause: unknown) => cause)
  if (!(error instanceof ConfigError)) throw new Error(`no ConfigError: ${String(error)}`)
  return `${error.message} [${error.code}]`
}

describe('trials', () => {
  test('of a list and of files, each once and as the registry spells them', async () => {
    folder.write('more.txt', '\uFEFF# ours\r\nnct1234567   # the first\r\n\r\nNCT00000002,\r\n')
    const ids = await listedTrials({ trials: ['NCT00000001', 'nct2'], files: [{ path: 'more.txt' }] }, folder.path)
    expect(ids).toEqual(['NCT00000001', 'NCT00000002', 'NCT01234567'])
  })

  test('of a column, wherever in its cells they stand', async () => {
    folder.write(
      'ours.csv',
      'Name;Registered as;Other\n"A;b";https://clinicaltrials.gov/study/NCT01234567;NCT09999999\nB;"NCT00000002, NCT00000003";\nC;none;\n',
    )
    expect(await idsIn('ours.csv', 'registered AS ')).toEqual(['NCT01234567', 'NCT00000002', 'NCT00000003'])
    expect(await idsIn('ours.csv')).toEqual(['NCT01234567', 'NCT09999999', 'NCT00000002', 'NCT00000003'])
  })

  test('what is longer than an NCT number is none', async () => {
    folder.write('odd.csv', 'id\nXNCT01234567\nNCT012345678\nNCT00000001\n')
    expect(await idsIn('odd.csv', 'id')).toEqual(['NCT00000001'])
  })

  test.each([
    [
      'a file that is not there',
      'none.txt',
      undefined,
      /^none\.txt cannot be read: there is no such file\. \[file-trouble\]$/,
    ],
    ['a line that is none', 'bad.txt', undefined, /^bad\.txt, line 2: “EudraCT 2020” is no NCT number/],
    ['a file without any', 'empty.txt', undefined, /^empty\.txt holds no NCT number/],
    [
      'a column that is not there',
      'table.csv',
      'nct',
      /^table\.csv has no column “nct”; its columns are “id”, “name”\./,
    ],
    ['a file that is no CSV', 'broken.csv', 'id', /^broken\.csv is no CSV.*\[malformed-csv\]$/],
  ])('%s is refused', async (_, path, column, told) => {
    folder.write('bad.txt', 'NCT00000001\nEudraCT 2020\n')
    folder.write('empty.txt', '# nothing yet\n')
    folder.write('table.csv', 'id,name\nNCT00000001,a\n')
    folder.write('broken.csv', 'id,name\n"NCT00000001,a\n')
    expect(await refusal(path, column)).toMatch(told)
  })
})

describe('addresses of searches', () => {
  const site = 'https://clinicaltrials.gov'
  test.each([
    [
      'today',
      `${site}/search?cond=Type%202%20Diabetes&term=a+b&intr=insulin&spons=X&aggFilters=results:with,status:com&viewType=Table&page=3`,
      {
        'query.cond': 'Type 2 Diabetes',
        'query.term': 'a b',
        'query.intr': 'insulin',
        'query.spons': 'X',
        aggFilters: 'results:with,status:com',
      },
    ],
    ['a place in words', `${site}/search?locStr=Charit%C3%A9`, { 'query.locn': 'Charité' }],
    [
      'a place in parts',
      `${site}/search?cond=x&locStr=Berlin,%20Germany&country=Germany&city=Berlin`,
      {
        'query.cond': 'x',
        'filter.advanced': 'SEARCH[Location](AREA[LocationCountry]"Germany" AND AREA[LocationCity]"Berlin")',
      },
    ],
    [
      'near a place',
      `${site}/search?locStr=Boston&lat=42.36&lng=-71.06&distance=50`,
      { 'filter.geo': 'distance(42.36,-71.06,50mi)' },
    ],
    [
      'days',
      `${site}/search?cond=x&start=2020-01-01_&lastUpdPost=_2024-06-30`,
      {
        'query.cond': 'x',
        'filter.advanced': 'AREA[StartDate]RANGE[2020-01-01, MAX] AND AREA[LastUpdatePostDate]RANGE[MIN, 2024-06-30]',
      },
    ],
    ['expert search', `${site}/expert-search?term=AREA%5BPhase%5DPHASE3`, { 'query.term': 'AREA[Phase]PHASE3' }],
    [
      'the interface',
      `${site}/api/v2/studies?query.cond=x&filter.overallStatus=RECRUITING&pageSize=10&fields=NCTId`,
      { 'query.cond': 'x', 'filter.overallStatus': 'RECRUITING' },
    ],
    [
      'before 2024',
      `${site}/ct2/results?cond=cancer&term=&cntry=CA&recrs=ab&recrs=d&phase=12&type=Intr&rslt=With&lupd_s=01%2F31%2F2020&Search=Search&gndr=&age=2`,
      {
        'query.cond': 'cancer',
        'filter.overallStatus': 'RECRUITING|NOT_YET_RECRUITING|ACTIVE_NOT_RECRUITING',
        aggFilters: 'results:with',
        'filter.advanced':
          'AREA[LocationCountry]"Canada" AND AREA[Phase](PHASE2 OR PHASE3) AND AREA[StudyType](INTERVENTIONAL) AND AREA[LastUpdatePostDate]RANGE[2020-01-31, MAX] AND AREA[StdAge](OLDER_ADULT)',
      },
    ],
  ])('%s', (_, address, terms) => {
    expect(readSearchAddress(address)).toEqual({ terms, faults: [] })
  })

  test.each([
    ['another site', 'https://example.org/search?cond=x', 'no address of a search on clinicaltrials.gov'],
    ['no address', 'clinicaltrials.gov/search', 'no address of a search'],
    ['another page', `${site}/study/NCT01234567`, 'no page of a search'],
    ['nothing to search for', `${site}/search?viewType=Table`, 'find every trial'],
    ['what has no counterpart', `${site}/search?cond=x&fundedBy=nih`, '“fundedBy” of this address has no counterpart'],
    [
      'a letter that means nothing',
      `${site}/ct2/results?cond=x&recrs=z`,
      '“recrs=z” of this address has no counterpart',
    ],
    ['a state of the old site', `${site}/ct2/results?cond=x&state=US:CA`, '“state” of this address has no counterpart'],
    ['a day that is none', `${site}/ct2/results?cond=x&strd_s=2020`, 'is no day'],
    ['days that are none', `${site}/search?cond=x&start=soon`, 'is no range of days'],
    ['a distance from nowhere', `${site}/search?cond=x&distance=50`, 'without lat and lng'],
  ])('%s is refused', (_, address, told) => {
    expect(readSearchAddress(address).faults).toEqual([expect.stringContaining(told)])
  })
})

describe('terms', () => {
  test('by short names and by the names of the interface', () => {
    expect(
      readTerms({ cond: 'x', 'query.lead': 'y', status: ['RECRUITING', 'COMPLETED'], aggFilters: 'results:with' }),
    ).toEqual({
      terms: {
        'query.cond': 'x',
        'query.lead': 'y',
        'filter.overallStatus': 'RECRUITING|COMPLETED',
        aggFilters: 'results:with',
      },
      faults: [],
    })
  })

  test.each([
    ['none', {}, 'find every trial'],
    ['an empty one', { cond: ' ' }, 'cond is empty'],
    ['an unknown one', { sponsr: 'x' }, 'did you mean spons'],
    ['one by two names', { cond: 'x', 'query.cond': 'y' }, 'stands twice'],
    ['a status', { status: 'Recruiting' }, 'did you mean RECRUITING?'],
    ['two texts', { term: ['a', 'b'] }, 'join several with OR'],
  ])('%s is refused', (_, terms, told) => {
    expect(readTerms(terms).faults).toEqual([expect.stringContaining(told)])
  })
})
