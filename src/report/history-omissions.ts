/** Saying once for a whole history what was not compared at its steps. */
import type { History } from '../model/history.js'
import type { TrialPath } from '../model/trial-path.js'
import { nameOf } from './names.js'
import { printPath, tells } from './omissions.js'

/** One line for what some versions tell and others do not, one for what none tells. */
export function describeHistoryOmissions({ versions, steps }: History): string[] {
  const paths = [...new Set(steps.flatMap((step) => step.notCompared))].toSorted()
  const told = paths.filter((path) => versions.some(({ parsed }) => tells(parsed.trial, path)))
  const never = told.filter((path) => steps.every((step) => step.notCompared.includes(path)))
  const atTimes = told.filter((path) => !never.includes(path))
  const silent = paths.length - told.length
  return [
    say('Not compared at any step, since not all versions tell it: ', never),
    say('Not compared at some steps, since not all versions tell it: ', atTimes),
    silent === 0 ? '' : `Not compared: ${silent === 1 ? 'one part' : `${silent} parts`} that no version tells.`,
  ].filter((line) => line !== '')
}

function say(head: string, paths: readonly TrialPath[]): string {
  if (paths.length === 0) return ''
  const derived = paths.filter((path) => path.startsWith('derived'))
  const others = paths.filter((path) => !derived.includes(path)).map(printPath)
  const names = derived.length > 2 ? [nameOf('derived'), ...others] : [...derived.map(printPath), ...others]
  return `${head}${names.join(', ')}.`
}
