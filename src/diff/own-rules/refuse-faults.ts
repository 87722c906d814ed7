/** Refuses a file of the reader's own with all its faults, each at its line and column. */
import type { LineCounter } from 'yaml'
import { ConfigError } from '../../model/errors.js'

export interface Fault {
  /** The offset in the text. */
  at: number
  what: string
}

/** @throws ConfigError with all faults in the order of the file; nothing where there are none */
export function refuseFaults(
  code: 'malformed-yaml' | 'bad-config' | 'bad-rules',
  name: string,
  faults: readonly Fault[],
  lines: LineCounter,
): void {
  const told = faults
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, what }) => {
      const { line, col } = lines.linePos(at)
      return `${name}, line ${Math.max(line, 1)}, column ${Math.max(col, 1)}: ${what}`
    })
  const [first] = told
  if (first === undefined) return
  const others = told.length - 1
  const more = others === 0 ? '' : ` (and ${others} more ${others === 1 ? 'fault' : 'faults'})`
  throw new ConfigError(code, ended(`${first}${more}`), told.map(ended))
}

function ended(sentence: string): string {
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`
}
