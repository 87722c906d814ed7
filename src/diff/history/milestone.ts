/** A Milestone: what one version tells of the things by which an original and a current version are held together. */
import type { Milestone, OutcomeText } from '../../model/history.js'
import type { ParsedTrial } from '../../model/parsed-trial.js'
import type { Trial } from '../../model/trial.js'
import type { TrialPath } from '../../model/trial-path.js'
import { countryKey } from '../../normalize/country.js'
import { omissionTest } from '../keyed/not-compared.js'

export function milestoneOf({ trial, source }: ParsedTrial): Milestone {
  const isOmitted = omissionTest(source.omits)
  const tells = (path: TrialPath): boolean => !isOmitted(path.split('.')) && trial.overallStatus !== 'WITHHELD'
  const { overallStatus, enrollment, startDate, primaryCompletionDate, completionDate } = trial
  return {
    ...(overallStatus && { status: overallStatus }),
    ...(enrollment && { enrollment }),
    ...(startDate && { startDate }),
    ...(primaryCompletionDate && { primaryCompletionDate }),
    ...(completionDate && { completionDate }),
    ...(tells('locations') && { sites: trial.locations?.length ?? 0 }),
    ...(tells('locations') && tells('locations[].country') && { countries: countriesOf(trial) }),
    ...(tells('arms') && { arms: trial.arms?.length ?? 0 }),
    ...(tells('outcomes') && areTyped(trial) && { primaryOutcomes: primaryOutcomesOf(trial) }),
  }
}

function countriesOf({ locations = [] }: Trial): number {
  return new Set(locations.flatMap(({ country }) => (country === undefined ? [] : [countryKey(country)]))).size
}

/** Some sources lose which outcomes are primary. */
function areTyped({ outcomes = [] }: Trial): boolean {
  return outcomes.every((outcome) => outcome.type !== undefined)
}

function primaryOutcomesOf({ outcomes = [] }: Trial): OutcomeText[] {
  return outcomes
    .filter((outcome) => outcome.type === 'PRIMARY')
    .map(({ measure = '', timeFrame }) => ({ measure, ...(timeFrame !== undefined && { timeFrame }) }))
}
