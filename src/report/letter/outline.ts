/** The outline of a letter: what is told, in order and in words, whatever it is written in. */
import type { Detail, TellingDigest } from '../../model/delivery.js'
import type { Happening, HappeningEnd, TrialEvent } from '../../model/event.js'
import { severities, type Severity } from '../../model/severity.js'
import { excerpt } from '../excerpt.js'
import { plain } from '../typeset.js'
import { countPhrase, loudestFirst, loudestOf, tally } from './counts.js'

export interface Outline {
  /** `3 trials: 1 critical, 4 major, 2 minor.` */
  summary: string
  trials: readonly OutlinedTrial[]
  /** Trials beyond those listed. */
  unlisted: number
  detail: Detail
  /** Sentences for the operator. */
  health: readonly string[]
  /** Sentences about what is not told here. */
  untold: readonly string[]
  proof: Proof
}

export interface Proof {
  sentence: string
  command: string
}

export interface OutlinedTrial {
  nctId: string
  url: string
  title?: string
  sponsor?: string
  /** `v11 / site #12, of 2026-11-20`. */
  before?: string
  after?: string
  /** `1 critical, 2 major`. */
  counts: string
  severity: Severity
  /** None in a letter of counts. */
  changes: readonly OutlinedChange[]
  /** How many changes of noise are counted, not listed. */
  noise: number
}

export interface OutlinedChange {
  severity: Severity
  area: string
  sentence: string
  was?: string
  now?: string
  /** Whether words were left out of was or now. */
  isCut: boolean
}

/** More than this a letter does not list, so that it ends: the rest is counted. */
const mostListed = 400
/** Texts up to this many characters are told whole. */
const longestWhole = 600

export function outlineOf(digest: TellingDigest, detail: Detail): Outline {
  const happenings = loudestFirst(digest.happenings)
  const listed = detail === 'counts' ? happenings.slice(0, mostListed) : happenings
  return {
    summary: summaryOf(happenings),
    trials: listed.map((happening) => trialOf(happening, detail)),
    unlisted: happenings.length - listed.length,
    detail,
    health: (digest.health ?? []).map(oneLine),
    untold: untoldOf(digest),
    proof: {
      sentence: `When this was written, ${oneLine(digest.at)}, the head of the ledger was ${oneLine(digest.head)}.`,
      command: `trialdiff verify --head ${oneLine(digest.head)}`,
    },
  }
}

function summaryOf(happenings: readonly Happening[]): string {
  if (happenings.length === 0) return ''
  const trials = `${happenings.length} ${happenings.length === 1 ? 'trial' : 'trials'}`
  const counts = countPhrase(tally(happenings.flatMap(({ events }) => events)))
  return counts === '' ? `${trials}.` : `${trials}: ${counts}.`
}

function trialOf(happening: Happening, detail: Detail): OutlinedTrial {
  const { nctId, title, sponsor, before, after, events } = happening
  const told = severities.flatMap((severity) =>
    severity === 'noise' ? [] : events.filter((event) => event.severity === severity),
  )
  const noise = events.length - told.length
  const id = oneLine(nctId)
  return {
    nctId: id,
    url: `https://clinicaltrials.gov/study/${encodeURIComponent(id)}`,
    ...(title && { title: oneLine(title) }),
    ...(sponsor && detail !== 'counts' && { sponsor: oneLine(sponsor) }),
    ...(before && detail !== 'counts' && { before: endPhrase(before) }),
    ...(after && detail !== 'counts' && { after: endPhrase(after) }),
    counts: countPhrase(tally(events)),
    severity: loudestOf(events),
    changes: detail === 'counts' ? [] : told.map((event) => changeOf(event, detail)),
    noise,
  }
}

function changeOf({ severity, area, sentence, before, after }: TrialEvent, detail: Detail): OutlinedChange {
  const told = { severity, area: oneLine(area), sentence: closed(oneLine(sentence)), isCut: false }
  if (detail !== 'full' || (before === undefined && after === undefined)) return told
  const [was, now] = [oneLine(before ?? ''), oneLine(after ?? '')]
  if ([was, now].every((text) => saysIt(told.sentence, text))) return told
  const cut = was.length + now.length > 2 * longestWhole ? excerpt(was, now) : { before: was, after: now, isCut: false }
  return {
    ...told,
    ...(before !== undefined && { was: cut.before }),
    ...(after !== undefined && { now: cut.after }),
    isCut: cut.before !== was || cut.after !== now,
  }
}

/** Of a code, `ACTIVE_NOT_RECRUITING`, a sentence has the words: *Active, not recruiting*. */
function saysIt(sentence: string, text: string): boolean {
  return sentence.includes(text) || (/^[A-Z][A-Z0-9_]+$/.test(text) && wordsIn(sentence).includes(wordsIn(text)))
}

function wordsIn(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
}

/** The interface of the registry counts versions from 0, its pages from 1. */
function endPhrase({ day, version }: HappeningEnd): string {
  const numbers = version === undefined ? [] : [`v${version} / site #${version + 1}`]
  return [...numbers, day === undefined ? 'without a day' : `of ${oneLine(day)}`].join(', ')
}

function untoldOf({ untold }: TellingDigest): string[] {
  const contacts = untold?.contacts ?? 0
  if (contacts === 0) return []
  return [
    contacts === 1
      ? 'One change that names people is not told here, as nobody asked for contacts.'
      : `${contacts} changes that name people are not told here, as nobody asked for contacts.`,
  ]
}

function closed(sentence: string): string {
  const first = sentence.slice(0, 1).toUpperCase() + sentence.slice(1)
  return /[.!?…]$/.test(first) ? first : `${first}.`
}

/** Registry text as one harmless line: nothing steers a terminal, and no line break ends a header or a table row. */
export function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim()
}
