/** Reading two versions of one trial, each from a file that may hold several trials. */
import { RecordError, UsageError, type FormatName, type ParsedTrial } from '../index.js'
import { readTrials } from './trials.js'

export interface Pair {
  before: ParsedTrial
  after: ParsedTrial
}

/** @throws UsageError, FormatError, RecordError, each naming the file */
export async function readPair(
  before: string,
  after: string,
  options: { trial?: string; format?: FormatName },
): Promise<Pair> {
  if (before === '-' && after === '-') {
    throw new UsageError(
      'bad-usage',
      'Only one of the two versions can come from standard input; name a file for the other.',
    )
  }
  const earlier = await readTrials(before, options)
  const later = await readTrials(after, options)
  const [oneBefore, oneAfter] = [earlier[0], later[0]]
  if (oneBefore && oneAfter && earlier.length === 1 && later.length === 1) return { before: oneBefore, after: oneAfter }
  const ids = new Set(later.map((each) => each.trial.nctId))
  const shared = [...new Set(earlier.map((each) => each.trial.nctId).filter((id) => ids.has(id)))]
  const [id] = shared
  if (id === undefined || shared.length > 1) throw choiceNeeded(before, after, shared)
  return { before: onlyOne(before, earlier, id), after: onlyOne(after, later, id) }
}

/**
 * Both versions from one document that holds two of one trial, as the registry's own pages of changes do.
 * @throws UsageError, FormatError, RecordError, each naming the file
 */
export async function readBoth(name: string, options: { trial?: string; format?: FormatName }): Promise<Pair> {
  const trials = await readTrials(name, options)
  const [before, after] = trials
  if (before && after && trials.length === 2 && before.trial.nctId === after.trial.nctId) return { before, after }
  throw new UsageError(
    'bad-usage',
    `${name} holds ${trials.length === 1 ? 'one version' : `${trials.length} trials`}, not two versions of one trial; name the later version too.`,
  )
}

function onlyOne(name: string, trials: readonly ParsedTrial[], id: string): ParsedTrial {
  const found = trials.filter((each) => each.trial.nctId === id)
  const [first] = found
  if (first && found.length === 1) return first
  throw new RecordError(
    'several-trials',
    `${name}: ${found.length} versions of ${id} stand in it; save the one you mean by itself, or compare these with trialdiff diff ${name}.`,
    [id],
  )
}

function choiceNeeded(before: string, after: string, shared: readonly (string | undefined)[]): RecordError {
  const ids = shared.filter((id) => id !== undefined)
  const [first] = ids
  if (first === undefined) {
    return new RecordError(
      'different-trials',
      `${before} and ${after} have no trial in common; give two versions of one trial.`,
    )
  }
  const some = ids.length > 5 ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more` : ids.join(', ')
  return new RecordError(
    'several-trials',
    `${before} and ${after} share ${ids.length} trials (${some}); choose one, --trial ${first}.`,
    ids,
  )
}
