/** Sentences about the versions of a history: their numbers and names, and which of them are not there. */
import type { History, HistorySummary, HistoryVersion, LeftOutVersion } from '../model/history.js'
import type { ParsedTrial } from '../model/parsed-trial.js'
import { printNumber } from './values.js'

/** `v4 / site #5`: the interface of the registry counts from 0, its pages from 1. */
export function numberPhrase({ parsed }: Pick<HistoryVersion, 'parsed'>): string {
  const { version } = parsed.source
  return version === undefined ? '' : `v${version} / site #${version + 1}`
}

/** What to call the first version at hand. */
export function firstPhrase({ startsWithRegistration }: HistorySummary): string {
  return startsWithRegistration ? 'as registered' : 'earliest here'
}

/** Between two versions. */
export function gapSentence(missing: number): string {
  if (missing <= 0) return ''
  return missing === 1
    ? 'one version before it is not at hand'
    : `${printNumber(missing)} versions before it are not at hand`
}

/** In the whole history. */
export function missingSentence({ summary: { missing }, versions }: History): string {
  if (missing === undefined || versions.length < 2) return ''
  if (missing === 0) return 'By their numbers, no version is missing between the first and the latest of these.'
  const here = new Set(versions.map(({ parsed }) => parsed.source.version)).size
  return `Of the ${printNumber(here + missing)} versions from the first to the latest, ${printNumber(here)} are at hand.`
}

/** One sentence for each version that has no place, or one for all copies where there are many. */
export function leftOutSentences(leftOut: readonly LeftOutVersion[]): string[] {
  const copies = leftOut.filter(({ reason }) => reason === 'same-version')
  const undated = leftOut.filter(({ reason }) => reason === 'undated')
  return [
    ...undated.map(({ parsed }) => `${documentName(parsed)} tells no day on which it was updated and is left out.`),
    ...(copies.length > mostNamed
      ? [`${copies.length} copies of versions that are here already are left out.`]
      : copies.map(copySentence)),
  ]
}

const mostNamed = 5

function copySentence({ parsed, sameAs }: LeftOutVersion): string {
  const [copy, kept] = [documentName(parsed), sameAs ? documentName(sameAs) : 'another']
  const [from, to] = copy === kept ? [parsed.source.document, sameAs?.source.document] : [copy, kept]
  if (from === to) return `${copy} tells one version more than once.`
  return `${from} tells the same version as ${to} and is left out.`
}

/** The last part of a document's name. */
export function documentName({ source }: ParsedTrial): string {
  return source.document?.split(/[\\/]/).at(-1) ?? 'One document'
}
