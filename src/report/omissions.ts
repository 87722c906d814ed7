/** Saying what was not compared: for each side, in names instead of paths, what only the other side tells first. */
import type { Comparison } from '../model/change.js'
import type { TrialPath } from '../model/trial-path.js'
import type { Trial } from '../model/trial.js'
import { nameAloneOf, nameOf, pluralOf, wholeOf } from './names.js'

/** One line for each side that omits something the other side tells, and one for what neither tells. */
export function describeOmissions({ before, after, notCompared }: Comparison): string[] {
  if (notCompared.length === 0) return []
  const told = notCompared.filter((path) => tells(before.trial, path) || tells(after.trial, path))
  const silent = notCompared.filter((path) => !told.includes(path))
  const earlier = told.filter((path) => !tells(before.trial, path))
  const later = told.filter((path) => !earlier.includes(path) && !tells(after.trial, path))
  const both = told.filter((path) => !earlier.includes(path) && !later.includes(path))
  return [
    say('Not compared, since the earlier document does not tell it: ', earlier),
    say('Not compared, since the later document does not tell it: ', later),
    say('Not compared, since one document tells it only in part: ', both),
    silent.length > fewest
      ? `Not compared: ${silent.length} parts that neither document tells.`
      : say('Not compared, told by neither document: ', silent),
  ].filter((line) => line !== '')
}

/** More parts than this are counted, not named, where no document tells them. */
const fewest = 6

function say(head: string, paths: readonly TrialPath[]): string {
  if (paths.length === 0) return ''
  const derived = paths.filter((path) => path.startsWith('derived'))
  const others = paths.filter((path) => !derived.includes(path))
  // What the registry computes is one thing to a reader, where much of it is missing.
  const names = derived.length > 2 ? [nameOf('derived'), ...others.map(printPath)] : paths.map(printPath)
  return `${head}${names.join(', ')}.`
}

/** A path as people say it: `class of collaborators`. */
export function printPath(path: TrialPath): string {
  return nameAloneOf(path) ?? `${nameOf(path)} of ${pluralOf(wholeOf(path) ?? path)}`
}

/** Whether a trial gives anything at a path. */
export function tells(trial: Trial, path: TrialPath): boolean {
  const walk = (value: unknown, steps: readonly string[]): boolean => {
    const [step, ...rest] = steps
    if (value === undefined || value === null) return false
    if (step === undefined) return true
    if (step === '[]') return Array.isArray(value) && value.some((each) => walk(each, rest))
    return typeof value === 'object' && walk((value as Record<string, unknown>)[step], rest)
  }
  return walk(trial, path.replaceAll('[]', '.[]').split('.'))
}
