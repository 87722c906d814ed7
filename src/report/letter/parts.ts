/** A letter as a few literal pieces, for receivers that lay out messages themselves. */
import type { Detail, LetterPart } from '../../model/delivery.js'
import { opening } from '../excerpt.js'
import type { OutlinedChange, OutlinedTrial, Outline } from './outline.js'
import { noisePhrase } from './phrases.js'

/** A letter of counts ends somewhere: beyond these trials are named, and beyond those counted. */
const mostParts = 15
const mostNamed = 40
const mostNotices = 10
const longestNotice = 160

export function partsOf(outline: Outline): LetterPart[] {
  const { summary, trials, unlisted, health, untold, proof, detail } = outline
  const shown = detail === 'counts' ? trials.slice(0, mostParts) : trials
  const rest = trials.slice(shown.length)
  const named = rest.slice(0, mostNamed).map(({ nctId }) => nctId)
  const counted = rest.length - named.length + unlisted
  const more = [
    ...(named.length === 0 ? [] : [`Also: ${named.join(', ')}.`]),
    ...(counted === 0 ? [] : [`And ${counted} more ${counted === 1 ? 'trial' : 'trials'}.`]),
  ]
  return [
    ...(health.length === 0 ? [] : [{ heading: 'The watch needs a look', lines: noticesOf(health, detail) }]),
    ...shown.map(partOf),
    { heading: summary === '' ? 'Proof' : summary, lines: [...more, ...untold, proof.sentence] },
  ]
}

function noticesOf(health: readonly string[], detail: Detail): readonly string[] {
  if (detail !== 'counts') return health
  const more = health.length - mostNotices
  return [
    ...health.slice(0, mostNotices).map((notice) => opening(notice, longestNotice)),
    ...(more > 0 ? [`And ${more} more ${more === 1 ? 'notice' : 'notices'}.`] : []),
  ]
}

function partOf({
  nctId,
  url,
  title,
  sponsor,
  before,
  after,
  counts,
  severity,
  changes,
  noise,
}: OutlinedTrial): LetterPart {
  const ends = [before, after].filter((end) => end !== undefined).join(' → ')
  return {
    heading: title === undefined || changes.length === 0 ? nctId : `${nctId}  ${title}`,
    url,
    nctId,
    severity,
    lines: [
      ...(changes.length === 0 ? [counts] : []),
      ...(sponsor === undefined ? [] : [`Sponsor: ${sponsor}`]),
      ...(ends === '' ? [] : [ends]),
      ...changes.flatMap(changeLines),
      ...(noise > 0 && changes.length > 0 ? [noisePhrase(noise)] : []),
    ],
  }
}

function changeLines({ severity, area, sentence, was, now }: OutlinedChange): string[] {
  return [
    `${severity.toUpperCase()} ${area}: ${sentence}`,
    ...(was === undefined ? [] : [`Was: ${was}`]),
    ...(now === undefined ? [] : [`Now: ${now}`]),
  ]
}
