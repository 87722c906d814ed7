/** The printed address of a site, read by the heading it stands under. */

export interface Address {
  city?: string
  state?: string
  zip?: string
  country: string
}

/**
 * `Duarte, California, United States, 91010` under `United States, California`, `Seoul, Korea, Republic of` under
 * `Korea, Republic of`: the heading names country, then state, and the address ends with them the other way round.
 * @returns undefined where the line is no address of that heading
 */
export function readAddress(printed: string, heading: string): Address | undefined {
  const line = printed.replace(/\s+/g, ' ').trim()
  for (let comma = heading.indexOf(', '); ; comma = heading.indexOf(', ', comma + 1)) {
    const country = comma < 0 ? heading : heading.slice(0, comma)
    const state = comma < 0 ? '' : heading.slice(comma + 2)
    const found = cutBehind(line, state === '' ? country : `${state}, ${country}`)
    if (found) return compose(found, state, country)
    if (comma < 0) return undefined
  }
}

function compose({ city, zip }: { city: string; zip: string }, state: string, country: string): Address {
  return {
    ...(city === '' ? {} : { city }),
    ...(state === '' ? {} : { state }),
    ...(zip === '' ? {} : { zip }),
    country,
  }
}

/** With a digit, or short and in capitals. */
const postcode = /^, (?=.*\d|[A-Z -]{2,12}$)/

/** The last place where the line names them: a city may have the name of its country. */
function cutBehind(line: string, tail: string): { city: string; zip: string } | undefined {
  if (tail === '') return undefined
  const at = line.lastIndexOf(`, ${tail}`)
  const found = at < 0 ? undefined : cutAt(line, at, at + 2 + tail.length)
  return found ?? (line.startsWith(tail) ? cutAt(line, 0, tail.length) : undefined)
}

function cutAt(line: string, end: number, start: number): { city: string; zip: string } | undefined {
  const behind = line.slice(start)
  if (behind !== '' && !postcode.test(behind)) return undefined
  return { city: line.slice(0, end), zip: behind.slice(2) }
}
