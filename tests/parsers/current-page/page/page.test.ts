/** Saved pages of the present site are read from what they print, whatever their elements are called. */
import { describe, expect, test } from 'vitest'
import { formats } from '../../../../parsers/formats.js'
import { parse } from '../../../../parsers/parse.js'
import { testFolders } from '../../fixture-folders.js'

describe('each folder shows one kind of page', () => {
  testFolders(import.meta.url, 'input.html')
})

test('a page that its script has not filled yet is refused, and says what to do', async () => {
  const shell = `<!doctype html><html lang="en"><head><title>ClinicalTrials.gov</title><base href="/"></head>
    <body><ctg-root></ctg-root><script src="main.js" type="module"></script></body></html>`
  await expect(parse(shell)).rejects.toThrow(
    expect.objectContaining({ code: 'unsupported-page', message: expect.stringContaining('save it from the browser') }),
  )
})

test.each([
  [
    'a list of search results',
    'Search for: Owls | List Results | ClinicalTrials.gov',
    '<ctg-search-hit-card>NCT90000102</ctg-search-hit-card>',
  ],
  ['a version of the history', 'Record History | ver. 2 | NCT90000102 | ClinicalTrials.gov', '<h2>Study Details</h2>'],
])('%s is none', async (_what, title, body) => {
  const page = `<html><head><title>${title}</title></head><body><ctg-root>${body}</ctg-root></body></html>`
  expect(formats.find(({ name }) => name === 'current-page')?.detects(page)).toBe(false)
})

test('words of a record that look like headings of the page do not cut it', async () => {
  const words = ['Study Overview', 'Sponsor', 'Study Type', 'Ages Eligible for Study', 'More Information']
  const page = `<title>Study Details | NCT90000105 | Words | ClinicalTrials.gov</title><main id="main-content"><p>Recruiting</p><h2>Words</h2>
    <p>ClinicalTrials.gov ID NCT90000105</p><h2>Study Overview</h2><h3>Brief Summary</h3><p>First.</p>
    <h2>Participation Criteria</h2><h3>Eligibility Criteria</h3><p>Inclusion Criteria:</p>${words.map((each) => `<p>${each}</p>`).join('')}<p>Last.</p>
    <h4>Ages Eligible for Study</h4><p>Child</p><h4>Sexes Eligible for Study</h4><p>All</p></main>`
  const { trial } = await parse(page)
  expect(trial.eligibility?.inclusion.map(({ text }) => text)).toEqual([...words, 'Last.'])
  expect(trial).toMatchObject({ briefSummary: 'First.', stdAges: ['CHILD'], sex: 'ALL' })
})

test('a page larger than any record, or nested deeper, is refused', async () => {
  const page = '<title>Study Details | NCT90000105 | Words | ClinicalTrials.gov</title>'
  for (const body of [' '.repeat(33 * 1024 * 1024), '<div>'.repeat(100_000)]) {
    await expect(parse(page + body)).rejects.toThrow(expect.objectContaining({ code: 'document-too-large' }))
  }
})

test('a list of sites that is not shown in full is not compared', async () => {
  const page = `<title>Study Details | NCT90000105 | Words | ClinicalTrials.gov</title><main id="main-content"><p>ClinicalTrials.gov ID NCT90000105</p>
    <h2>Contacts and Locations</h2><h3>Study Locations</h3><p>This study has 12 locations</p><h4>Norway</h4><p>Oslo, Norway</p><p>North Clinic</p></main>`
  const { trial, source, issues } = await parse(page)
  expect(trial).not.toHaveProperty('locations')
  expect(source.omits).toContain('locations')
  expect(issues).toMatchObject([{ code: 'unreadable-line', place: 'locations' }])
})
