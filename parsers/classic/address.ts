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

function cutBehind(line: string, tail: string): { city: string; zip: string } | undefined {
  const at = line.startsWith(tail) ? 0 : line.lastIndexOf(`, ${tail}`)
  if (tail === '' || at < 0) return undefined
  const city = line.slice(0, at)
  const behind = line.slice(at + tail.length + (line.startsWith(tail) ? 0 : 2))
  if (behind !== '' && !postcode.test(behind)) return undefined
  return { city, zip: behind.slice(2) }
}
