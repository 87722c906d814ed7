/** Gives the criteria back the list marks that API v1 took from them, so that they are read as in any other format. */
import { readBlocks } from '../../src/normalize/criteria-blocks.js'
import { readHeading, type Side } from '../../src/normalize/criteria-headings.js'

interface Line {
  text: string
  /** No blank line parts it from one of its neighbours. */
  isClose: boolean
  /** Whose heading it is, in the words of a heading and no sentence: `Key Inclusion Criteria:`. */
  title: Side | undefined
  /** It begins with a list mark that somebody typed, or that a list of one item kept. */
  isMarked: boolean
}

/**
 * API v1 prints each item on a line, items of one list close together; headings, paragraphs, items that have items
 * below them, and the only item of a list stand between blank lines. So a line close to another is an item. One that
 * stands alone is an item too where the record names both sides by titles: else `Patients may be included if they have:`,
 * an item once, would be read as the heading of a side.
 */
export function restoreMarks(criteria: string): string {
  const lines = linesOf(criteria)
  const titles = new Set(lines.map(({ title }) => title))
  const isTitled = titles.has('inclusion') && titles.has('exclusion')
  const isMarkedTwice = lines.some(({ isClose, isMarked }) => isClose && isMarked)
  let text = ''
  let wasItem = false
  for (const [at, line] of lines.entries()) {
    const isItem = line.isClose || (isTitled && !line.title && !continuesTitle(line, lines[at - 1]))
    const isBare = isItem && (line.isClose || isMarkedTwice || !line.isMarked)
    text += `${at === 0 ? '' : isBare && wasItem ? '\n' : '\n\n'}${isBare ? '- ' : ''}${line.text}`
    wasItem = isBare
  }
  return text
}

/** `Patients are excluded if any of these applies:`, right below the title of that side. */
function continuesTitle({ text }: Line, before: Line | undefined): boolean {
  return before?.title !== undefined && readHeading(text, false)?.side === before.title
}

function linesOf(criteria: string): Line[] {
  const all = criteria.split(/\r\n?|\n/).map((line) => line.trim())
  return all.flatMap((text, at) => {
    if (text === '') return []
    const [block] = readBlocks(text, () => false)
    const isClose = Boolean(all[at - 1]) || Boolean(all[at + 1])
    return { text, isClose, title: titleSide(text), isMarked: block?.mark !== undefined || block === undefined }
  })
}

const noun = /\b(?:in|ex)clusions?\b/i
const sentence =
  /\b(?:must|may|will|can|could|should|is|are|be|have|has|had|meets?|fulfil\w*|satisf\w*|who|that|if|following)\b/i

function titleSide(text: string): Side | undefined {
  const found = readHeading(text, false)
  return found && noun.test(found.heading) && !sentence.test(found.heading) ? found.side : undefined
}
