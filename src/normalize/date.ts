/** Reading a date in any form the registry has printed, at the precision it has. */

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const iso = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/
const printed = /^([A-Za-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})$/

/** `2022-01-14`, `2026-05`, `2026`, `January 14, 2022` or `May 2026` as an ISO date of that precision; undefined where there is no such date. */
export function readDate(text: string): string | undefined {
  const found = iso.exec(text)
  if (found) return compose(Number(found[1]), found[2] && Number(found[2]), found[3] && Number(found[3]))
  const words = printed.exec(text.trim().replace(/\s+/g, ' '))
  if (!words?.[1]) return iso.test(text.trim()) ? readDate(text.trim()) : undefined
  const name = words[1].toLowerCase()
  const month = months.findIndex((each) => each === name || (name.length === 3 && each.startsWith(name))) + 1
  return month === 0 ? undefined : compose(Number(words[3]), month, words[2] && Number(words[2]))
}

/** `02/28/2021 14:05`, the month first, as `2021-02-28T14:05`; undefined where there is no such minute. */
export function readMoment(text: string): string | undefined {
  const found = /^(\d\d)\/(\d\d)\/(\d{4}) ((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text.trim())
  if (!found) return undefined
  const date = readDate(`${found[3]}-${found[1]}-${found[2]}`)
  return date === undefined ? undefined : `${date}T${found[4]}`
}

function compose(year: number, month?: number | '', day?: number | ''): string | undefined {
  if (year < 1900 || year > 2200) return undefined
  if (month === undefined || month === '') return String(year)
  if (month < 1 || month > 12) return undefined
  const head = `${year}-${String(month).padStart(2, '0')}`
  if (day === undefined || day === '') return head
  return day >= 1 && day <= daysIn(year, month) ? `${head}-${String(day).padStart(2, '0')}` : undefined
}

/** Days in a month, 28 to 31. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
