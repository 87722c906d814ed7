/** A printed line of countries: commas stand between them, and within the names of some. */

const within =
  /, (?!(?:Islamic |United |Bolivarian |Plurinational |Federated |Democratic |People's |The |Province |State |occupied|Republic\b))/i

/** `Canada, Korea, Republic of, Spain` → three countries. */
export function splitCountries(printed: string): string[] {
  return printed
    .replace(/\s+/g, ' ')
    .split(within)
    .map((country) => country.trim())
    .filter((country) => country !== '')
}
