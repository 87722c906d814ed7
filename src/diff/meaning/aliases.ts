/** Aliases: an intervention whose new name was among its other names, or whose old name is now, is the same. */
import type { Trial } from '../../model/trial.js'
import { keyText } from '../keyed/identities.js'

export type Intervention = NonNullable<Trial['interventions']>[number]

/** For each intervention an identity that it shares with the one it goes by the names of, if there is any. */
export function aliasIdentity(
  before: readonly Intervention[] = [],
  after: readonly Intervention[] = [],
): (each: Intervention) => string | undefined {
  const known = new Map<Intervention, string>()
  const open = after.filter(({ name }) => !before.some((each) => each.name === name))
  for (const [rank, earlier] of before.entries()) {
    if (after.some(({ name }) => name === earlier.name)) continue
    const later = open.find((each) => !known.has(each) && goesByNamesOf(earlier, each))
    if (!later) continue
    known.set(earlier, String(rank))
    known.set(later, String(rank))
  }
  return (each) => known.get(each)
}

function goesByNamesOf(before: Intervention, after: Intervention): boolean {
  return isAmong(before.name, after.otherNames) || isAmong(after.name, before.otherNames)
}

function isAmong(name: string | undefined, others: readonly string[] = []): boolean {
  return name !== undefined && others.some((other) => keyText(other).toLowerCase() === keyText(name).toLowerCase())
}
