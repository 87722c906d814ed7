/** Real pages of the history sites: all are read, and what the registry says of them agrees with what is read. */
import { beforeAll, expect, test } from 'vitest'
import { parseAll, parseVersions } from '../../../parsers/parse.js'
import { diff } from '../../../src/diff/diff.js'
import type { Change } from '../../../src/model/change.js'
import type { ParsedTrial } from '../../../src/model/parsed-trial.js'
import { corpusFiles, describeCorpus, readCorpusText } from '../../support/corpus.js'

interface Page {
  path: string
  text: string
  trials: readonly ParsedTrial[]
}

async function readPage(path: string): Promise<Page> {
  const text = readCorpusText(path)
  const trials: ParsedTrial[] = []
  const isList = /<table class="[^"]*\b(?:versions|releases)\b/.test(text) && !text.includes('moduleBody')
  if (!isList) for await (const parsed of parseAll(text)) trials.push(parsed)
  return { path, text, trials }
}

function changesIn({ trials: [before, after] }: Page): readonly Change[] {
  return before && after ? diff(before, after).changes : []
}

/** The registry's own words for what changed, above a change page. */
function kindsOf({ text }: Page): string | undefined {
  return /Type of info changed: <\/em>([^<]*)/.exec(text)?.[1]
}

function versionOf({ trial }: ParsedTrial): string {
  return `${trial.nctId} ${trial.lastUpdatePosted?.date}`
}

describeCorpus('real pages of the history sites', () => {
  let pages: readonly Page[] = []
  let changed: readonly Page[] = []
  beforeAll(async () => {
    pages = await Promise.all(corpusFiles('archive-history-html', '.html').map(readPage))
    changed = pages.filter((page) => kindsOf(page) !== undefined)
  })

  test('each holds one version, two side by side, or a list of them', async () => {
    expect(pages.length).toBeGreaterThan(300)
    for (const page of pages) {
      const { path, text, trials } = page
      expect(trials.length, path).toBe(kindsOf(page) ? 2 : /table class="info"|moduleBody/.test(text) ? 1 : 0)
      if (trials.length === 0) expect((await parseVersions(text)).length, path).toBeGreaterThan(0)
      for (const { trial, issues, source } of trials) {
        expect(trial.nctId, path).toMatch(/^NCT\d{8}$/)
        expect(trial.eligibility?.text, path).toBeTruthy()
        expect(source.format).toBe('archive-page')
        expect(issues, path).toEqual([])
      }
    }
  })

  test('a version on a change page is the version on its own page', () => {
    const dated = new Map(
      pages.flatMap(({ trials: [only, other] }) => (only && !other ? [[versionOf(only), only]] : [])),
    )
    const sides = changed.flatMap(({ trials }) => trials)
    const pairs = sides.flatMap((side) => {
      const own = dated.get(versionOf(side))
      return own ? [{ own, side }] : []
    })
    expect(pairs.length).toBeGreaterThan(150)
    for (const { own, side } of pairs) {
      // In a line that changed, a change page prints the spaces anew.
      const told = diff(own, side).changes.filter(({ facts }) => facts.noise !== 'formatting')
      expect(
        told.map(({ path }) => path),
        versionOf(side),
      ).toEqual([])
    }
  })

  test('a changed status is told where the registry says so, and nowhere else', () => {
    for (const page of changed) {
      const [before, after] = page.trials.map(({ trial }) => trial.overallStatus)
      const says = /\bRecruitment status\b/.test(kindsOf(page) ?? '')
      const told = changesIn(page).some(({ code }) => code.startsWith('status/'))
      // In 2007 the registry renamed one status for all studies.
      const renamed = says && before === 'ACTIVE_NOT_RECRUITING' && after === before
      expect(told || renamed, page.path).toBe(says)
    }
  })

  test('nothing is told where only what is not shown has changed', () => {
    const hidden = changed.filter((page) => kindsOf(page)?.startsWith('Internal-use'))
    expect(hidden.length).toBeGreaterThan(0)
    for (const page of hidden) {
      expect(
        changesIn(page).filter(({ severity }) => severity !== 'noise'),
        page.path,
      ).toEqual([])
    }
  })

  test('a change of sites is told where the registry says so, and nowhere else', () => {
    for (const page of changed) {
      const told = changesIn(page).some(({ path }) => /^\/(?:locations|centralContacts)\b/.test(path))
      if (told) expect(kindsOf(page), page.path).toMatch(/\bLocation\/Contact\b/)
    }
  })
})
