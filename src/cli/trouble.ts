/** Trouble as it is told: one line on standard error, its code at the end. */
import { TrialdiffError } from '../model/errors.js'

export function tellTrouble(error: unknown): void {
  process.stderr.write(`trialdiff: ${sentenceOf(error)}\n`)
}

export function sentenceOf(error: unknown): string {
  if (error instanceof TrialdiffError) return `${error.message} [${error.code}]`
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `This is a fault of trialdiff itself (${text}); please report it with the document. [internal]`
}
