/** A number with its noun: `1 trial`, `2,000 trials`. */

export function countOf(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
}
