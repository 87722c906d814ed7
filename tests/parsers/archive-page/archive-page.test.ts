/** Pages of the registry's history sites: versions, versions compared, lists of versions, and what is none of these. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse, parseAll, parseVersions } from '../../../parsers/parse.js'
import { placeDesign } from '../../../parsers/classic/design-words.js'
import { diff } from '../../../src/diff/diff.js'
import type { Draft } from '../../../src/model/draft.js'
import type { ParsedTrial } from '../../../src/model/parsed-trial.js'
import { testFolders } from '../fixture-folders.js'

describe('each folder shows one kind of page', () => {
  testFolders(import.meta.url, 'input.html')
})

function fixture(name: string): string {
  return readFileSync(new URL(`${name}/input.html`, import.meta.url), 'utf8')
}

async function readAll(document: string): Promise<ParsedTrial[]> {
  const found: ParsedTrial[] = []
  for await (const parsed of parseAll(document)) found.push(parsed)
  return found
}

describe('two versions in one page', () => {
  const page = fixture('two-versions-side-by-side')

  test('are no single trial, which is said in one sentence', async () => {
    await expect(parse(page)).rejects.toThrow(
      expect.objectContaining({
        code: 'several-trials',
        message:
          'The document holds 2 versions of NCT09000003; save the one you mean by itself, or read them all with parseAll.',
      }),
    )
  })

  test('tell what the page marks, and nothing else', async () => {
    const [before, after] = await readAll(page)
    if (!before || !after) throw new Error('The page holds two versions.')
    const told = diff(before, after).changes.filter(({ severity }) => severity !== 'noise')
    expect(told.map(({ code, path }) => `${code} ${path.split('/')[1]}`).toSorted()).toEqual([
      'criterion/threshold-changed eligibility',
      'date/type-added completionDate',
      'other/changed retired',
      'status/stopped overallStatus',
      'title/changed briefTitle',
    ])
  })

  test('a page saved without its hidden half shows no sites', async () => {
    const shown = page
      .replace('id="sdiff-full"', 'id="sdiff-main"')
      .replace(/<div class="sdl1 sds">&lt;location&gt;.*?&lt;\/location&gt;<\/div>/gs, '')
    const [before] = await readAll(shown)
    expect(before?.trial.briefTitle).toBe('Eggs of < 5 cm in May')
    expect(before?.source.omits).toEqual(expect.arrayContaining(['centralContacts', 'locations']))
  })

  test('a page cut inside the record is refused', async () => {
    await expect(readAll(page.slice(0, page.indexOf('sdiff-chunk-f12')))).rejects.toThrow(
      expect.objectContaining({ code: 'truncated-xml' }),
    )
  })

  test('side by side on ct2/history they are refused', async () => {
    const merged = fixture('two-versions-merged-on-ct2-history')
    const aside = merged
      .replace('value="merged" checked', 'value="merged"')
      .replace('value="Side-by-Side"', '$& checked')
    await expect(readAll(aside)).rejects.toThrow(expect.objectContaining({ code: 'unsupported-page' }))
  })
})

test('a dated page cut before its end omits what stood there', async () => {
  const page = fixture('a-dated-version-of-2006')
  const { trial, source } = await parse(page.slice(0, page.indexOf('<th>Minimum age')))
  expect(trial).toMatchObject({ sex: 'ALL', conditions: ['Insomnia'] })
  expect(source.omits).toEqual(
    expect.arrayContaining(['minimumAge', 'healthyVolunteers', 'leadSponsor', 'secondaryIds']),
  )
  expect(source.omits).not.toContain('arms')
})

test.each([
  ['before May 2007 a page without an enrollment tells that there is none', '2006_03_14', false],
  ['later it does not tell', '2007_06_18', true],
])('%s', async (_what, day, omitted) => {
  const page = fixture('a-dated-version-of-2006')
    .replaceAll('2006_03_14', day)
    .replace(/<th>Expected enrollment.*/, '')
  expect((await parse(page)).source.omits.includes('enrollment')).toBe(omitted)
})

describe('lists of versions', () => {
  const list = `<html><head><title>NCTs</title><link rel="stylesheet" href="/archive/history.css" /></head><body>
<h1>History of NCT09000001</h1><table class="versions navLinks"><tr class="header"><th>Updated</th></tr>
<tr class="version"><th class="si-date" scope="row">2005_06_23</th><td class="si-view">Study</td><td class="si-desc">Nothing (earliest version on record)</td></tr>
<tr class="version"><th class="si-date" scope="row">2006_03_14</th><td class="si-view">Study</td><td class="si-desc">Recruitment status, Misc.</td></tr></table></body></html>`

  test('of the archive are numbered in their order', async () => {
    expect(await parseVersions(list)).toEqual([
      { version: 0, date: '2005-06-23', modules: [] },
      { version: 1, date: '2006-03-14', modules: ['Recruitment status', 'Misc.'] },
    ])
  })

  test('of ct2/history tell the status from where it changed', async () => {
    expect(await parseVersions(fixture('a-version-on-ct2-history'))).toEqual([
      { version: 0, date: '2019-05-04', status: 'RECRUITING', modules: [] },
      {
        version: 1,
        date: '2020-06-06',
        status: 'TERMINATED',
        modules: ['Study Status', 'Arms and Interventions', 'Contacts/Locations'],
      },
    ])
  })

  test('hold no trial', async () => {
    await expect(parse(list)).rejects.toThrow(expect.objectContaining({ code: 'version-list' }))
  })
})

test.each([
  ['an empty table', '<link href="/archive/received.css"><table class="info"></table>'],
  ['an error page', '<meta name="ncbi_app" content="ctgov-archive"/><p>There are no versions of this study.</p>'],
])('%s holds no trial', async (_what, page) => {
  await expect(parse(page)).rejects.toThrow(expect.objectContaining({ code: 'no-trial' }))
})

test('a page larger than any record is refused', async () => {
  const page = `<link href="/archive/history.css">${' '.repeat(33 * 1024 * 1024)}`
  await expect(parse(page)).rejects.toThrow(expect.objectContaining({ code: 'document-too-large' }))
})

function readDesign(studyType: string, ...words: string[]): Draft {
  const draft: Draft = { studyType }
  placeDesign(draft, words)
  return draft
}

describe('the words of an old study design', () => {
  test.each<[string, Draft, Draft]>([
    [
      'an interventional study',
      readDesign(
        'Interventional',
        'Treatment',
        'Non-Randomized',
        'Open Label',
        'Historical Control',
        'Factorial Assignment',
      ),
      {
        primaryPurpose: 'Treatment',
        allocation: 'Non-Randomized',
        masking: 'Open Label',
        interventionModel: 'Factorial Assignment',
        retired: { designTerms: ['Historical Control'] },
      },
    ],
    [
      'an observational study of the first years',
      readDesign('Observational', 'Natural History', 'Longitudinal', 'Convenience Sample', 'Prospective Study'),
      {
        observationalModel: 'Natural History',
        timePerspective: 'Prospective',
        retired: { designTerms: ['Longitudinal', 'Convenience Sample'] },
      },
    ],
    [
      'a word of two lists',
      readDesign('Observational', 'Other', 'Other'),
      { observationalModel: 'Other', timePerspective: 'Other' },
    ],
    ['a purpose of an observational study', readDesign('Observational', 'Screening'), { primaryPurpose: 'Screening' }],
    [
      'endpoints',
      readDesign('Interventional', 'Safety/Efficacy Study'),
      { retired: { endpointClassification: 'Safety/Efficacy Study' } },
    ],
  ])('%s', (_what, found, expected) => {
    expect(found).toMatchObject(expected)
  })
})

test('a page that nests without end is refused', async () => {
  const page = `<link href="/archive/history.css"><table class="info">${'<div>'.repeat(100_000)}</table>`
  await expect(parse(page)).rejects.toThrow(expect.objectContaining({ code: 'document-too-large' }))
})

test('a change page whose record nests without end is refused', async () => {
  const line = '<tr><td class="sdiff-a"><div class="sdl0 sds">&lt;a&gt;</div></td></tr>'
  const page = `<link href="/archive/sdiff.css"><table class="sdiff">${line.repeat(1000)}</table>`
  await expect(parse(page)).rejects.toThrow(expect.objectContaining({ code: 'document-too-large' }))
})
