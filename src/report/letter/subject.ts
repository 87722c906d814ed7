/** The subject of a letter: one line that carries the content, in words of ours alone. */
import type { TellingDigest } from '../../model/delivery.js'
import type { TrialEvent } from '../../model/event.js'
import { countPhrase, loudestFirst, loudestOf, tally } from './counts.js'

/** Statuses that say more than the code of the change; registry text is never taken into a subject. */
const statuses = ['terminated', 'withdrawn', 'suspended', 'completed', 'recruiting', 'withheld'] as const
const statusCodes = /^(?:status\/(?:changed|started|closed|completed|stopped|revived|reopened|withheld))$/

/** What happens to a trial as a whole, as a verb. */
const phrases: Readonly<Record<string, string>> = {
  'trial/entered': 'entered the search',
  'trial/left': 'left the search',
  'trial/removed': 'removed from the registry',
  'trial/merged': 'merged into another record',
  'trial/returned': 'back in the registry',
}

/** `1 critical, 3 major: NCT01234567 terminated; +2 trials`; at most 120 characters, all of them ASCII. */
export function subjectOf(digest: TellingDigest): string {
  const [first, ...others] = loudestFirst(digest.happenings)
  if (first === undefined) return troubleOf(digest.health?.length ?? 0)
  const counts = countPhrase(tally(digest.happenings.flatMap(({ events }) => events)))
  const loudest = loudestOf(first.events)
  const event = first.events.find(({ severity }) => severity === loudest)
  const id = /^NCT\d{8}$/.exec(first.nctId)?.[0] ?? 'a trial'
  const more = others.length === 0 ? '' : `; +${others.length} ${others.length === 1 ? 'trial' : 'trials'}`
  const what = event === undefined ? '' : ` ${happened(event)}`
  return `${counts === '' ? '' : `${counts}: `}${id}${what}${more}`
}

function troubleOf(notices: number): string {
  if (notices === 0) return 'trialdiff: nothing to tell'
  return `trialdiff: the watch needs a look (${notices} ${notices === 1 ? 'notice' : 'notices'})`
}

function happened({ code, after }: TrialEvent): string {
  const phrase = phrases[code]
  if (phrase !== undefined) return phrase
  const status = (after ?? '').toLowerCase().trim()
  const known = statusCodes.test(code) ? statuses.find((each) => each === status) : undefined
  return known ?? (/^[a-z-]+\/[a-z-]+$/.test(code) ? code.replace(/[/-]/g, ' ') : 'changed')
}
