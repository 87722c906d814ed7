/** What the operator says is right though it looks wrong: trials, many removals, or many leavers of a search. */
import { UsageError } from '../index.js'
import type { WatchConfig } from '../watch/watch-config.js'
import { asTrialId } from './trial-id.js'

/** @throws UsageError for what is none of these, and for a watch that the configuration does not have */
export function acceptedOf(what: readonly string[], { watches }: WatchConfig, file: string): ReadonlySet<string> {
  const known = new Set(['removed', ...watches.map(({ id }) => `watch:${id}`)])
  const unknown = what.find((each) => each.startsWith('watch:') && !known.has(each))
  if (unknown !== undefined) {
    throw new UsageError('unknown-name', `There is no watch ${unknown.slice('watch:'.length)} in ${file}.`)
  }
  return new Set(what.map((each) => (known.has(each) ? each : asTrialId(each))))
}
