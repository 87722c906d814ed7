/** Unwrapping a text block: 100 columns wide and indented in XML, one line a paragraph or item elsewhere. */

/** The marks that the registry sets; others were typed and belong to the text. */
const mark = /^(?:-(?= {2})|\d{1,3}\.(?= )) */

interface Level {
  /** The column where the text of its items begins. */
  column: number
  /** How far its items' text is indented when unwrapped. */
  indent: number
}

/**
 * The text with each paragraph and list item on one line, `*` for a bullet, items of a list one under the other, and
 * nested lists indented as API v2 writes them. Blank lines part paragraphs and items, indents tell how items nest.
 */
export function unwrap(block: string): string {
  const lines: string[] = []
  let levels: Level[] = []
  let depthBefore = 0
  let wasItem = false
  for (const { column, text } of paragraphsIn(block)) {
    const marked = mark.exec(text)?.[0]
    const start = column + (marked?.length ?? 0)
    levels = levels.filter((level) => level.column < start || (marked === undefined && level.column <= column))
    const indent = levels.at(-1)?.indent ?? 0
    const depth = levels.length
    if (lines.length > 0 && (!marked || !wasItem || depth > depthBefore)) lines.push('')
    const sign = marked === undefined ? '' : marked.startsWith('-') ? '* ' : `${marked.trimEnd()} `
    lines.push(' '.repeat(indent) + sign + text.slice(marked?.length ?? 0))
    if (marked) levels.push({ column: start, indent: indent + sign.length })
    wasItem = marked !== undefined
    depthBefore = depth
  }
  return lines.join('\n')
}

/** The paragraphs of a block, wrapped lines joined, with the column where each begins. */
function paragraphsIn(block: string): { column: number; text: string }[] {
  const found: { column: number; text: string }[] = []
  let parts: string[] = []
  let column = 0
  const close = (): void => {
    if (parts.length > 0) found.push({ column, text: parts.join(' ') })
    parts = []
  }
  for (const line of block.split('\n')) {
    const text = line.trim()
    if (text === '') close()
    else {
      if (parts.length === 0) column = line.length - line.trimStart().length
      parts.push(text)
    }
  }
  close()
  return found
}
