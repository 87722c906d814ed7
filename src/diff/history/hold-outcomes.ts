/** Holding the outcomes of two versions together: which stand in both, reworded or over another time, which in one alone. */
import type { Change } from '../../model/change.js'
import type { OutcomesHeldTogether, OutcomeText } from '../../model/history.js'
import { sameWords } from '../../normalize/fold.js'

/**
 * @param changes from the original to the current version: they tell which outcomes are one in other words
 * @returns undefined where either version does not tell its outcomes
 */
export function holdTogether(
  original: readonly OutcomeText[] | undefined,
  current: readonly OutcomeText[] | undefined,
  changes: readonly Change[],
): OutcomesHeldTogether | undefined {
  if (!original || !current) return undefined
  const exact = pairUp(original, current, (one, other) => sameMeasure(one, other) && sameTime(one, other))
  const retimed = pairUp(exact.dropped, exact.added, sameMeasure)
  const rewordings = changes.filter(isRewording)
  const [noise, news] = [true, false].map((isNoise) =>
    rewordings.filter(({ facts }) => (facts.noise !== undefined) === isNoise),
  )
  const respelled = pairUp(retimed.dropped, retimed.added, isToldBy(noise))
  const reworded = pairUp(respelled.dropped, respelled.added, isToldBy(news))
  return {
    kept: [...exact.pairs, ...respelled.pairs].map(([, after]) => after),
    retimed: retimed.pairs.map(([before, after]) => ({
      measure: after.measure,
      ...(before.timeFrame !== undefined && { before: before.timeFrame }),
      ...(after.timeFrame !== undefined && { after: after.timeFrame }),
    })),
    reworded: reworded.pairs.map(([before, after]) => ({ before, after })),
    dropped: reworded.dropped,
    added: reworded.added,
  }
}

/** Whether it tells of an outcome that stayed what it was, in other words or over another time. */
function isRewording({ code, facts }: Change): boolean {
  return code === 'outcome/reworded' || (code === 'outcome/time-frame-changed' && facts.measureChanged === undefined)
}

function isToldBy(changes: readonly Change[] = []): (one: OutcomeText, other: OutcomeText) => boolean {
  return (one, other) => changes.some(({ before, after }) => before === one.measure && after === other.measure)
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
