/** Holding the outcomes of two versions together: which stand in both, which over another time, which in one alone. */
import type { OutcomesHeldTogether, OutcomeText } from '../../model/history.js'
import { sameWords } from '../../normalize/fold.js'

/** Undefined where either version does not tell its outcomes. */
export function holdTogether(
  original: readonly OutcomeText[] | undefined,
  current: readonly OutcomeText[] | undefined,
): OutcomesHeldTogether | undefined {
  if (!original || !current) return undefined
  const exact = pairUp(original, current, (one, other) => sameMeasure(one, other) && sameTime(one, other))
  const rest = pairUp(exact.dropped, exact.added, sameMeasure)
  return {
    kept: exact.pairs.map(([, after]) => after),
    retimed: rest.pairs.map(([before, after]) => ({
      measure: after.measure,
      ...(before.timeFrame !== undefined && { before: before.timeFrame }),
      ...(after.timeFrame !== undefined && { after: after.timeFrame }),
    })),
    dropped: rest.dropped,
    added: rest.added,
  }
}

function sameMeasure(one: OutcomeText, other: OutcomeText): boolean {
  return sameWords(one.measure, other.measure)
}

function sameTime({ timeFrame: one = '' }: OutcomeText, { timeFrame: other = '' }: OutcomeText): boolean {
  return sameWords(one, other)
}

interface Pairing {
  pairs: [OutcomeText, OutcomeText][]
  dropped: OutcomeText[]
  added: OutcomeText[]
}

function pairUp(
  before: readonly OutcomeText[],
  after: readonly OutcomeText[],
  isPair: (one: OutcomeText, other: OutcomeText) => boolean,
): Pairing {
  const dropped = [...before]
  const pairs: Pairing['pairs'] = []
  const added = after.filter((outcome) => {
    const at = dropped.findIndex((other) => isPair(other, outcome))
    const partner = dropped[at]
    if (!partner) return true
    dropped.splice(at, 1)
    pairs.push([partner, outcome])
    return false
  })
  return { pairs, dropped, added }
}
