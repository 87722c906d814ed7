/** A letter as one JSON document for programs, with as much in it as its detail allows. */
import type { Detail, Letter } from '../model/delivery.js'
import type { Happening, TrialEvent } from '../model/event.js'
import { severities } from '../model/severity.js'

/** Its own version: raised when a reader of the old form would misread the new. */
const version = 1

/** In counts more than these are counted together, so that the document ends. */
const mostCounted = 5000

/* oxlint-disable-next-line no-control-regex -- control characters are exactly what is escaped */
const steering = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** One line of JSON; what could steer a terminal or break a line is escaped, so that it reads back as it was. */
export function letterJson(letter: Letter): string {
  const { digest, detail } = letter
  const told = detail === 'counts' ? digest.happenings.slice(0, mostCounted) : digest.happenings
  const unlisted = digest.happenings.length - told.length
  const document = {
    type: 'trialdiff.letter',
    version,
    timestamp: digest.at,
    data: {
      id: letter.id,
      subject: letter.subject,
      detail,
      head: digest.head,
      trials: told.map((happening) => trialOf(happening, detail)),
      ...(unlisted > 0 && { unlisted }),
      ...(digest.untold && { untold: digest.untold }),
      ...(digest.health && { health: digest.health }),
    },
  }
  return JSON.stringify(document).replace(steering, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function trialOf(happening: Happening, detail: Detail): object {
  const { events, ...rest } = happening
  const counts = Object.fromEntries(
    severities.map((severity) => [severity, events.filter((event) => event.severity === severity).length]),
  )
  const url = `https://clinicaltrials.gov/study/${encodeURIComponent(happening.nctId)}`
  if (detail === 'counts') return { nctId: happening.nctId, url, counts }
  return { ...rest, url, counts, events: detail === 'full' ? events : events.map(withoutTexts) }
}

function withoutTexts({ before: _before, after: _after, ...event }: TrialEvent): object {
  return event
}
