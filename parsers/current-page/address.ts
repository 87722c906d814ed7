/** The printed address of a site: `City, State, Country, Zip`, of which state and zip may be missing. */

export interface Address {
  city: string
  state?: string
  country: string
  zip?: string
}

const longest = 300
/** With a digit, or short and in capitals. */
const postcode = /^(?=.*\d)[^:;@]{1,20}$|^[A-Z][A-Z -]{1,11}$/
/** The second half of a country's name that holds a comma: `Korea, Republic of`. */
const half =
  /^(?:(?:islamic|united|former|people's democratic|the democratic) )?republic of(?: the)?$|^democratic people's republic of$|^the former yugoslav republic of$|^occupied$/i

/** @param states those that headings name, where they do: a city may hold a comma too */
export function readAddress(line: string, states?: ReadonlySet<string>): Address | undefined {
  if (line.length > longest) return undefined
  const words = line.split(', ').map((part) => part.trim())
  if (words.length < 2 || words.includes('')) return undefined
  const zip = postcode.test(words.at(-1) ?? '') ? words.pop() : undefined
  const last = words.pop() ?? ''
  const country = half.test(last) && words.length > 1 ? `${words.pop()}, ${last}` : last
  if (words.length === 0) return undefined
  const state = words.length === 1 ? undefined : states?.size ? longestTail(words, states) : words.at(-1)
  const front = words.join(', ')
  return {
    city: state === undefined ? front : front.slice(0, -state.length - 2),
    ...(state === undefined ? {} : { state }),
    country,
    ...(zip === undefined ? {} : { zip }),
  }
}

/** `Madrid, Comunidad de` of `Alcala, Madrid, Comunidad de`. */
function longestTail(words: readonly string[], states: ReadonlySet<string>): string | undefined {
  const tails = words.slice(1).map((_, at) => words.slice(at + 1).join(', '))
  return tails.find((tail) => states.has(tail))
}
