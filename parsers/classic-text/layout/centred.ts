/** Rows whose cells stand centred beside each other: which lines belong to which, told by the first column. */

/** First line of something, and the first line behind it. */
export interface Span {
  start: number
  end: number
}

/**
 * The rows that fill the lines of a table, one for each block of its first column. Where a row is higher than its
 * block, as many lines stand above it as below, or one more below.
 * @param blocks where the cells of the first column have their words
 * @param fills whether the other columns have words on a line, where rows higher than their block are known to
 * @returns rows that begin where their blocks do, where nothing fits
 */
export function rowsAround(blocks: readonly Span[], { start, end }: Span, fills = (_line: number) => true): Span[] {
  return fit({ blocks, end, fills, failed: new Set() }, 0, start) ?? rowsBelow(blocks, end)
}

/** The rows of a table whose cells begin on one line, as they do until mid-2017. */
export function rowsBelow(blocks: readonly Span[], end: number): Span[] {
  return blocks.map(({ start }, at) => ({ start, end: blocks[at + 1]?.start ?? end }))
}

const old = /^\s*(?:First Received|Last Updated)\b/i

/** Whether a text is of a page of before mid-2017. */
export function isOld(lines: readonly string[]): boolean {
  return lines.some((line) => old.test(line))
}

interface Search {
  blocks: readonly Span[]
  end: number
  fills: (line: number) => boolean
  /** What was tried in vain, so that the search stays linear. */
  failed: Set<string>
}

function fit(search: Search, at: number, start: number): Span[] | undefined {
  const { blocks, end, fills, failed } = search
  const block = blocks[at]
  if (!block) return start === end ? [] : undefined
  if (block.start < start || failed.has(`${at} ${start}`)) return undefined
  const above = block.start - start
  for (const below of [above, above + 1]) {
    const row = { start, end: block.end + below }
    const isFull = below === 0 || linesOf(row).every(fills)
    const rest = row.end <= end && isFull ? fit(search, at + 1, row.end) : undefined
    if (rest) return [row, ...rest]
  }
  failed.add(`${at} ${start}`)
  return undefined
}

function linesOf({ start, end }: Span): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}
