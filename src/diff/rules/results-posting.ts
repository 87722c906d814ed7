/** Results posting: posted results that came, went or met quality control. */
import type { Facts } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import type { Step } from '../keyed/operations.js'
import type { Finding, Pair, Rule } from '../rule.js'

const dates = ['resultsFirstSubmitted', 'resultsFirstSubmittedQc', 'resultsFirstPosted'] as const
type DateField = (typeof dates)[number]

export const resultsPosting: Rule = {
  name: 'results posting',
  *find(pair: Pair): Iterable<Finding> {
    const had = hasResults(pair, pair.before)
    const has = hasResults(pair, pair.after)
    if (!had && has) yield* findPosted(pair)
    if (had && has) yield* findSettled(pair)
    if (had && !has) yield* findRemoved(pair)
  },
}

/** By the results themselves where both documents tell them and one holds any, else by the day of their posting. */
function hasResults({ before, after, compares }: Pair, trial: Trial): boolean {
  const isTold = compares('results') && (before.results ?? after.results) !== undefined
  return isTold ? trial.results !== undefined : compares('resultsFirstPosted') && trial.resultsFirstPosted !== undefined
}

function* findPosted(pair: Pair): Iterable<Finding> {
  const { after, operations } = pair
  const steps = [...operations.claim('results'), ...claimFirst(pair, dates), ...claimTracking(pair)]
  if (steps.length === 0) return
  yield postedFinding(after, after.results, contentFacts(after.results), steps)
}

/** Results that stood there with the comments of quality control meet it, and get their day of posting. */
function* findSettled(pair: Pair): Iterable<Finding> {
  const { before, after, operations } = pair
  if (before.resultsFirstPosted !== undefined || after.resultsFirstPosted === undefined) return
  if (operations.at('resultsFirstPosted').length === 0) return
  const steps = claimFirst(pair, ['resultsFirstPosted', 'resultsFirstSubmittedQc'])
  yield postedFinding(after, undefined, { settled: true }, steps)
}

/** @param results the results themselves, where they came with their posting; else its day is what came */
function postedFinding(trial: Trial, results: Trial['results'], facts: Facts, steps: readonly Step[]): Finding {
  return {
    code: 'results/posted',
    area: 'results',
    madeBy: 'registry',
    subject: 'results',
    path: results ? '/results' : '/resultsFirstPosted',
    after: results ?? trial.resultsFirstPosted,
    facts: { ...dateFacts(trial), ...facts },
    operations: steps.map((step) => step.operation),
  }
}

/** Since 2020 results of some trials are posted before they meet quality control, with its comments. */
function dateFacts({ resultsFirstPosted, resultsFirstSubmitted, derived }: Trial): Facts {
  const commented = derived?.submissionTracking?.firstMcpInfo?.postDateStruct
  return {
    ...(resultsFirstPosted && { posted: resultsFirstPosted.date }),
    ...(resultsFirstSubmitted && { submitted: resultsFirstSubmitted.date }),
    ...(commented && { commented: commented.date }),
  }
}

function* findRemoved(pair: Pair): Iterable<Finding> {
  const { before, after, operations } = pair
  const gone = dates.filter((field) => after[field] === undefined)
  const steps = [
    ...operations.claim('results'),
    ...gone.flatMap((field) => operations.claim(field)),
    ...operations.claim('derived', 'hasResults'),
  ]
  if (steps.length === 0) return
  yield {
    code: 'results/removed',
    area: 'results',
    madeBy: 'unknown',
    subject: 'results',
    path: before.results ? '/results' : '/resultsFirstPosted',
    before: before.results ?? before.resultsFirstPosted,
    facts: {
      ...(before.resultsFirstPosted && { posted: before.resultsFirstPosted.date }),
      ...contentFacts(before.results),
    },
    operations: steps.map((step) => step.operation),
  }
}

/** The operations on dates that were not there before. */
function claimFirst({ before, operations }: Pair, fields: readonly DateField[]): Step[] {
  return fields.filter((field) => before[field] === undefined).flatMap((field) => operations.claim(field))
}

/** What the registry kept of the way to posting, and takes away once results are posted. */
function claimTracking({ after, operations }: Pair): Step[] {
  const steps = operations.claim('derived', 'hasResults')
  if (after.annotations?.unpostedAnnotation === undefined) {
    steps.push(...operations.claim('annotations', 'unpostedAnnotation'))
  }
  if (after.derived?.submissionTracking?.submissionInfos === undefined) {
    steps.push(...operations.claim('derived', 'submissionTracking'))
  }
  return steps
}

/** How many outcome measures the results report, and under how many terms serious adverse events. */
function contentFacts(results: Trial['results']): Facts {
  if (!results) return {}
  const measures = results.outcomeMeasures ?? []
  const primary = measures.filter(({ type }) => type === 'PRIMARY').length
  const { adverseEvents } = results
  return {
    measures: measures.length,
    ...(primary > 0 && { primaryMeasures: primary }),
    ...(adverseEvents && { seriousTerms: adverseEvents.seriousEvents?.length ?? 0 }),
  }
}
