/** The state of a trial, as the model tells one from another: what a sponsor says, without what only renders it. */
import type { SeverityRule } from '../../../src/model/severity-rule.js'
import type { Facts } from './world.js'

export interface State {
  fields: Readonly<Record<Field, string>>
  words: string
}

const fields = ['status', 'enrollment', 'date', 'sites'] as const
export type Field = (typeof fields)[number] | 'other'

export function stateOf(facts: Facts): State {
  if (facts.withheld) return stateWith('WITHHELD', '', '', [])
  const { status, enrollment, primaryCompletion, facilities } = facts
  return stateWith(status, String(enrollment), primaryCompletion, facilities)
}

/** Of a kept document. */
export function stateOfText(document: string): State {
  const { trial } = JSON.parse(document) as {
    trial: {
      overallStatus?: string
      enrollment?: { count?: number }
      primaryCompletionDate?: { date: string }
      locations?: { facility?: string }[]
    }
  }
  const sites = (trial.locations ?? []).map(({ facility = '' }) => facility)
  const { overallStatus = '', enrollment, primaryCompletionDate } = trial
  return stateWith(overallStatus, String(enrollment?.count ?? ''), primaryCompletionDate?.date ?? '', sites)
}

function stateWith(status: string, enrollment: string, date: string, facilities: readonly string[]): State {
  const sites = [...new Set(facilities.map((each) => each.toLowerCase()))].toSorted().join('+')
  return {
    fields: { status, enrollment, date, sites, other: '' },
    words: `${status} ${enrollment} ${date} ${sites}`,
  }
}

export function sameState(one: State, other: State): boolean {
  return one.words === other.words
}

/** What has to be told between two states, and what may be. */
export function differences(
  from: State,
  to: State,
  rules: readonly SeverityRule[],
): { must: ReadonlySet<Field>; may: ReadonlySet<Field> } {
  const moved = fields.filter((field) => from.fields[field] !== to.fields[field])
  const isHidden = [from, to].some(({ fields: { status } }) => status === 'WITHHELD')
  const quiet = rules.some(({ severity }) => severity === 'noise')
  const must = (isHidden ? moved.filter((each) => each === 'status') : moved).filter(
    (field) => !(quiet && field === 'enrollment'),
  )
  // A facility may be spelled otherwise, a contact be another: neither is counted by the model.
  return { must: new Set(must), may: new Set(isHidden ? [...fields, 'other'] : [...moved, 'sites', 'other']) }
}

export function fieldsOf(code: string): Field[] {
  if (code.startsWith('status/')) return ['status']
  if (code.startsWith('enrollment/')) return ['enrollment']
  if (/^(?:site|country|location)/.test(code)) return ['sites']
  if (/completion|date/.test(code)) return ['date']
  return ['other']
}
