/** Real records of every kind kept in one store: verified, and told as the files themselves are told. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { corpusFiles, corpusFolder, corpusTable, describeCorpus } from '../support/corpus.js'
import { headIn, workplace } from '../support/keeping.js'

const { write, here } = workplace()('corpus')

function full(path: string): string {
  return join(corpusFolder(), path)
}

/** So many of a folder's files, spread over it. */
function some(folder: string, count: number): string[] {
  const files = corpusFiles(folder).filter((path) => /\.(?:html?|json|txt|xml|csv|tsv)$/i.test(path))
  const step = Math.max(1, Math.floor(files.length / count))
  return files.filter((_, at) => at % step === 0).slice(0, count)
}

interface Told {
  steps: { changes: { id: string; sentence: string }[] }[]
}

describeCorpus('the corpus', () => {
  const mixed = ['api-v2', 'api-v1', 'classic-html', 'archive-history-html', 'history-json', 'text', 'xml'].flatMap(
    (folder) => some(folder, 14),
  )
  const series = corpusTable('XML_MULTI_DATE.tsv').map(({ nct = '', files = '' }) => ({ nct, files: files.split('|') }))

  test('a mixed sample is kept, proven, and known the second time', async () => {
    write('here', '')
    const paths = mixed.map(full)
    const first = await here(['keep', ...paths, '--store', 'mixed'])
    expect(first.stdout.match(/^kept /gm)?.length ?? 0).toBeGreaterThan(50)
    const proven = await here(['verify', '--store', 'mixed'])
    expect(proven.stdout).toMatch(/^proven /)
    expect(proven.status).toBe(0)
    const again = await here(['keep', ...paths, '--store', 'mixed'])
    expect(again.stdout).not.toMatch(/^kept /m)
    const reread = await here(['reparse', '--store', 'mixed', '--dry-run'])
    expect(reread.stdout, reread.stderr).toMatch(/0 would be read otherwise, \d+ the same/)
  }, 180_000)

  const longest = series.toSorted((a, b) => b.files.length - a.files.length).slice(0, 3)

  test.each(longest)(
    'the series of $nct is told as its files are',
    async ({ nct, files }) => {
      expect(files.length).toBeGreaterThan(2)
      const paths = files.map(full)
      const kept = await here(['keep', ...paths, '--store', nct.replace('NCT', 'series-')])
      const ofStore = await here([
        'log',
        nct,
        '--store',
        nct.replace('NCT', 'series-'),
        '--report',
        'json',
        '--min',
        'minor',
      ])
      const ofFiles = await here(['log', ...paths, '--report', 'json', '--min', 'minor'])
      expect(sentences(ofStore.stdout)).toEqual(sentences(ofFiles.stdout))
      const head = headIn(kept.stdout)
      expect(head).toMatch(/^sha256:/)
      expect(JSON.parse(ofStore.stdout)).toMatchObject({ proof: { head } })
    },
    180_000,
  )
})

/** Of each step that has any. */
function sentences(json: string): string[][] {
  const { steps } = JSON.parse(json) as Told
  return steps.map(({ changes }) => changes.map(({ sentence }) => sentence)).filter((each) => each.length > 0)
}
