/** Days and moments as the command line gives them, never made more precise than they are. */
import { readDate, UsageError } from '../index.js'

/** A parser for commander: `2023-04-07`. */
export function asDay(text: string): string {
  const day = readDate(text)
  if (day?.length === 10) return day
  throw new UsageError('bad-usage', `${text} is no day; write it as 2023-04-07.`)
}

const written =
  /^(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/

/**
 * A parser for commander: a day, or a minute or second of it with its zone, in UTC: `2023-04-07T09:30:00Z`.
 * @throws UsageError for anything else, and for what is still to come
 */
export function asRetrieved(text: string): string {
  const [, day = '', hour, minute, second, zone] = written.exec(text) ?? []
  if (readDate(day)?.length !== 10) {
    throw new UsageError('bad-usage', `${text} is no moment; write 2023-04-07, or 2023-04-07T09:30Z with its zone.`)
  }
  const isDay = hour === undefined
  const moment = new Date(isDay ? `${day}T00:00:00Z` : `${day}T${hour}:${minute}:${second ?? '00'}${zone}`)
  // Somewhere on earth it may be tomorrow already.
  if (moment.getTime() > Date.now() + 14 * 3_600_000) {
    throw new UsageError('bad-usage', `${text} is still to come; --retrieved says when the record was retrieved.`)
  }
  return isDay ? day : moment.toISOString().replace('.000Z', 'Z')
}

/** A parser for commander: the address a record came from, which is kept as evidence and so must hold no secret. */
export function asAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return text
  throw new UsageError('bad-usage', `${text} is no address of the web without a password; write https://….`)
}
