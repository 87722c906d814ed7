/** The first line of a list: its delimiter, and which of its columns are known. */
import { columns } from './columns.js'

export interface Header {
  delimiter: string
  /** Whether cells may stand in quotes. The tab-separated lists of the registry have none, and hold quotes as they are. */
  hasQuotes: boolean
  /** The names in lower case, in order. */
  names: readonly string[]
}

/** How much of a document is looked for its first line, in bytes. */
export const headerLength = 65_536

const identity = 'nct number'

/** @returns undefined where the first line is no header of a list: one names NCT numbers beside another known column, or alone above them */
export function readHeader(head: string): Header | undefined {
  const line = /^\s*(.*)/.exec(head)?.[1] ?? ''
  for (const delimiter of [',', '\t', ';']) {
    const names = line.split(delimiter).map(nameOf)
    const others = names.filter((name) => name !== identity)
    if (!names.includes(identity)) continue
    if (others.length === 0 ? listsIds(head) : others.some((name) => columns.has(name))) {
      return { delimiter, hasQuotes: delimiter !== '\t' || line.startsWith('"'), names }
    }
  }
  return undefined
}

/** Whether nothing stands under the first line but NCT numbers, the last of which may be cut. */
function listsIds(head: string): boolean {
  const [, ...lines] = head.trim().split('\n')
  return lines.every((line) => /^\s*"?(?:N|NC|NCT\d*)?"?\s*$/i.test(line))
}

function nameOf(printed: string): string {
  return printed.trim().replace(/^"|"$/g, '').trim().toLowerCase()
}
