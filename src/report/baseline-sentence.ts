/** The sentence that says which version was taken as the baseline. */
import type { BaselineChoice } from '../diff/history/baseline.js'
import type { Dated } from '../model/trial.js'
import { numberPhrase } from './version-sentences.js'
import { typeWord } from './sentences/phrases.js'

/** Which version was taken for comparison, and why that one. */
export function baselineSentence({ version, reason, against, isStart, isRegistration }: BaselineChoice): string {
  const { day, clock, parsed } = version
  const number = numberPhrase(version)
  const taken = `Compared with the version ${clock} ${day}${number ? ` (${number})` : ''}${parsed.source.document ? ` in ${parsed.source.document}` : ''}`
  const start = against && (isStart ? `the start of the trial (${startPhrase(against)})` : against.date)
  switch (reason) {
    case 'first':
      return `${taken}, the earliest here.`
    case 'on-or-before':
      return `${taken}, the last one on or before ${start}.`
    case 'within-start':
      return `${taken}, the earliest here: whether it is from before ${start} cannot be told.`
    case 'too-late':
      return isRegistration
        ? `${taken}: the trial was registered after ${isStart ? `its start (${against ? startPhrase(against) : ''})` : start}.`
        : `${taken}, the earliest here: none is from ${start} or before.`
    case 'no-start':
      return `${taken}, the earliest here: no version gives a start date.`
  }
}

function startPhrase({ date, type }: Dated): string {
  return type ? `${date}, ${typeWord(type)}` : date
}
