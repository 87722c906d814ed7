/** Trouble as it is told: one line on standard error, its code at the end. */
import { TrialdiffError } from '../model/errors.js'

export function tellTrouble(error: unknown): void {
  process.stderr.write(`trialdiff: ${tame(sentenceOf(error))}\n`)
}

/** What it quotes, an argument, a name or the words of a server, must not steer the terminal; its own lines stay. */
export function tame(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not reach a terminal
  return text.replace(/[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd')
}

export function sentenceOf(error: unknown): string {
  if (error instanceof TrialdiffError) return `${error.message} [${error.code}]`
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `This is a fault of trialdiff itself (${text}); please report it with the document. [internal]`
}
