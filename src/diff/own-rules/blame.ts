/** The contract of blame: saying of a piece of a file what is wrong with it. */

/** @param node what stands at the place, as the YAML library gives it */
export type Blame = (node: unknown, what: string) => void

/** A word as it is quoted in a message: on one line, not too long, and free of what could steer a terminal. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value)
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not reach a terminal
  const line = text.replace(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`
}

/** `a, b or c`. */
export function anyOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
