/** Real trials of which the corpus holds several versions have a history that adds up, in whatever order they are read. */
import { expect, test } from 'vitest'
import { diff, history, parseAll, render, toldChanges, type History, type ParsedTrial } from '../../src/index.js'
import {
  enrollmentsPhrase,
  milestonePhrase,
  paintedSentence,
  slipSentence,
  totalSentence,
} from '../../src/report/history-sentences.js'
import { complaintsAbout } from '../laws/plain-english.js'
import { corpusTable, describeCorpus, readCorpus } from '../support/corpus.js'

describeCorpus('trials that the corpus holds at several dates', () => {
  const rows = corpusTable('XML_MULTI_DATE.tsv')

  test('there are some', () => expect(rows.length).toBeGreaterThan(30))

  test.each(rows.map(({ nct = '', files = '' }) => [nct, files.split('|')] as const))(
    '%s is told from first to last, in any order',
    async (nct, files) => {
      const all = await Promise.all(files.map(async (file) => readAll(readCorpus(file), file)))
      const told = history(all.flat())
      expect(told.nctId).toBe(nct)
      expect(told.versions.length + told.leftOut.length).toBe(files.length)
      const submitted = all.flat().flatMap(({ trial }) => trial.lastUpdateSubmitted?.date ?? [])
      expect(told.versions.length).toBeGreaterThanOrEqual(new Set(submitted).size)
      expect(copiesWithNews(told)).toEqual([])
      expect(outOfOrder(told)).toEqual([])
      expect(illSaid(told)).toEqual([])
      expect(tooWide(await render('terminal', told))).toEqual([])
      expect(daysOf(history(all.flat().toReversed()))).toEqual(daysOf(told))
    },
  )
})

function daysOf({ versions }: History): string[] {
  return versions.map(({ day }) => day)
}

/** Steps that do not lead from one version to the next, and sums that their parts do not bear out. */
function outOfOrder(told: History): string[] {
  const { versions, steps, summary } = told
  const wrong = steps.filter(
    (step, at) => step.before !== versions[at]?.parsed || step.after !== versions[at + 1]?.parsed,
  )
  const backwards = versions.filter(({ day }, at) => day < (versions[at - 1]?.day ?? ''))
  const impossible = summary.statuses.totals.filter(
    ({ fewestDays, mostDays = Infinity }) => fewestDays < 0 || mostDays < fewestDays,
  )
  const later = steps
    .flatMap((step) => toldChanges(step))
    .filter(({ code, subject }) => code === 'date/later' && subject === 'primaryCompletionDate')
  return [
    ...wrong.map(() => 'a step between two that are no neighbours'),
    ...backwards.map(({ day }) => `${day} after a later one`),
    ...impossible.map(({ status }) => `${status} for fewer than no days`),
    ...(later.length > summary.dates.primaryCompletionDate.later ? ['fewer slips than the steps tell'] : []),
  ]
}

/** Versions left out as copies of which the one that was kept does not tell the same. */
function copiesWithNews({ leftOut }: History): string[] {
  return leftOut.flatMap(({ parsed, sameAs }) =>
    sameAs ? toldChanges(diff(parsed, sameAs)).map(({ code }) => code) : ['undated'],
  )
}

/** Sentences of the summary in which something is no English. */
function illSaid({ summary }: History): string[] {
  const { dates, statuses, enrollment, original, current } = summary
  const sentences = [
    ...Object.values(dates).map(slipSentence),
    ...statuses.totals.map((total) => totalSentence(total, false)),
    paintedSentence(statuses),
    enrollmentsPhrase(enrollment),
    milestonePhrase(original),
    milestonePhrase(current),
  ]
  return sentences.flatMap((sentence) =>
    complaintsAbout(sentence.replace(/\.$/, '')).map((what) => `${what}: ${sentence}`),
  )
}

function tooWide(report: string): string[] {
  return report.split('\n').filter((line) => line.length > 80)
}

async function readAll(document: string | Uint8Array, name: string): Promise<ParsedTrial[]> {
  const all: ParsedTrial[] = []
  for await (const parsed of parseAll(document, { document: name })) all.push(parsed)
  return all
}
