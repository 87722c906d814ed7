/** The main facts of a trial as lines for a terminal. */
import type { Dated, Trial } from '../model/trial.js'
import { vocabulary } from '../model/vocabulary.js'
import { datePhrase, enrollmentPhrase, outcomePhrase } from './history-sentences.js'
import { opening } from './excerpt.js'
import { countOf } from './sentences/phrases.js'
import { paint, plain, wrap } from './typeset.js'
import { labelOf, printNumber } from './values.js'

export interface DescribeOptions {
  columns?: number
  color?: boolean
}

const leastMargin = 22
const mostOutcomes = 10

/** Heading first; what the trial does not tell has no line. */
export function describeTrial(trial: Trial, { columns = 80, color = false }: DescribeOptions = {}): string[] {
  const title = `${trial.nctId ?? 'unnumbered trial'}  ${plain(trial.briefTitle ?? '')}`
  const facts = factsOf(trial)
  const margin = Math.max(leastMargin, ...facts.map(([label]) => label.length + 4))
  return [
    ...wrap(title, columns).map((line) => paint(line, 'bold', color)),
    ...facts.flatMap(([label, text]) => {
      const [first = '', ...rest] = wrap(plain(text), columns - margin)
      return [
        `  ${paint(label.padEnd(margin - 2), 'gray', color)}${first}`,
        ...rest.map((line) => ' '.repeat(margin) + line),
      ]
    }),
  ]
}

function factsOf(trial: Trial): [string, string][] {
  const { enrollment, leadSponsor, collaborators = [], conditions = [], phases = [] } = trial
  const kind = [labelOf(trial.studyType, 'StudyType'), ...phases.map((each) => labelOf(each, 'Phase'))]
  const facts: [string, string | undefined][] = [
    ['status', trial.overallStatus && vocabulary.Status[trial.overallStatus]],
    ['why stopped', trial.whyStopped && opening(trial.whyStopped, 300)],
    ['kind', kind.filter(Boolean).join(', ')],
    ['conditions', opening(conditions.join('; '), 300)],
    ['sponsor', leadSponsor?.name],
    ['collaborators', opening(collaborators.flatMap(({ name }) => name ?? []).join('; '), 300)],
    ['enrollment', enrollment && enrollmentPhrase(enrollment)],
    ['start', dated(trial.startDate)],
    ['primary completion', dated(trial.primaryCompletionDate)],
    ['study completion', dated(trial.completionDate)],
    ['first posted', trial.firstPosted?.date],
    ['last update posted', trial.lastUpdatePosted?.date],
    ['last update submitted', trial.lastUpdateSubmitted?.date],
    [
      'results',
      trial.results && `given${trial.resultsFirstPosted ? `, first posted ${trial.resultsFirstPosted.date}` : ''}`,
    ],
    ['criteria', criteriaOf(trial)],
    ['sites', sitesOf(trial)],
  ]
  return [...facts.flatMap(([label, text]): [string, string][] => (text ? [[label, text]] : [])), ...outcomesOf(trial)]
}

function dated(date: Dated | undefined): string | undefined {
  return date && datePhrase(date)
}

function criteriaOf({ eligibility }: Trial): string | undefined {
  if (!eligibility) return undefined
  const { inclusion, exclusion } = eligibility
  if (inclusion.length + exclusion.length === 0) return 'as text, not in lists'
  return `${inclusion.length} for inclusion, ${exclusion.length} for exclusion`
}

function sitesOf({ locations }: Trial): string | undefined {
  if (!locations) return undefined
  const countries = new Set(locations.flatMap(({ country }) => country ?? [])).size
  const where = countries > 1 ? ` in ${countries} countries` : ''
  return `${locations.length === 0 ? 'none' : printNumber(locations.length)}${where}`
}

function outcomesOf({ outcomes = [] }: Trial): [string, string][] {
  const primary = outcomes.filter(({ type }) => type === 'PRIMARY')
  const rows = primary
    .slice(0, mostOutcomes)
    .map(({ measure = '', timeFrame }): [string, string] => [
      'primary outcome',
      outcomePhrase({ measure, ...(timeFrame !== undefined && { timeFrame }) }),
    ])
  const more = primary.length - rows.length
  const others = outcomes.length - primary.length
  return [
    ...rows,
    ...(more > 0 ? [['', `${countOf(more, 'more primary outcome')}`] as [string, string]] : []),
    ...(others > 0
      ? [[primary.length === 0 ? 'outcomes' : 'other outcomes', printNumber(others)] as [string, string]]
      : []),
  ]
}
