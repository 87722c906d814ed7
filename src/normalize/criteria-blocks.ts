/** Cutting the text of eligibility criteria into blocks: one for each item, paragraph or heading, wrapped lines joined. */

export interface Block {
  /** Columns before the list mark or the text. */
  indent: number
  /** The kind of list mark: `-`, `*`, `1.`, `a.`, `i.` …; undefined for a plain paragraph. */
  mark: string | undefined
  /** The text on one line, its list mark taken off. */
  text: string
}

const bullet = /^([•·▪◦‣⁃○●\uf0b7])\s*(?=\S)|^([-*–—+])\s+|^(o)\s+(?=[^a-z\s])/
const number = /^\(?(\d{1,3}|[a-z]|[A-Z](?=\))|[ivx]{2,5}|[IVX]{2,5})([.)])\s+|^\d{1,2}(?:\.\d{1,2}){1,3}[.)]\s+/
/** A bullet somebody typed behind the mark of the list. */
const twice = /^[•·▪◦‣⁃○●\uf0b7]\s*/
const alone = /^(?:[-*+•·▪◦‣⁃○●\uf0b7]|\(?\d{1,3}[.)])$/

/** A heading that nobody would take for the rest of a sentence, blank line before it or not. */
const title =
  /^(?:[A-Z][\w'’/&()-]* ){0,5}(?:(?:Inclusion|Exclusion|INCLUSION|EXCLUSION) (?:Criteria|CRITERIA)\b|(?:Inclusion|Exclusion)(?: criteria)?\s?:?$)/

/**
 * Follows CommonMark as the registry writes it: a line without a list mark goes on with the block before it unless a
 * blank line parts them. A list mark opens a block where a list can stand; inside a wrapped sentence (`aged 18⏎- 65`)
 * it is part of the sentence. Linear in the length of the text.
 */
export function readBlocks(text: string, looksLikeHeading: (text: string) => boolean): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  let apart = true
  for (const line of text.split('\n')) {
    const content = line.trim()
    if (content === '') {
      apart = true
      continue
    }
    const indent = columnsOf(line)
    const mark = readMark(content)
    const opens = mark
      ? open && opensItem(mark.kind, indent, open, blocks, looksLikeHeading)
      : title.test(content) && looksLikeHeading(content)
    if (open && !apart && !opens) {
      open.text = open.text === '' ? content : `${open.text} ${content}`
    } else {
      open = { indent, mark: mark?.kind, text: mark ? content.slice(mark.length).replace(twice, '') : content }
      blocks.push(open)
    }
    apart = false
  }
  return blocks.filter((block) => block.text !== '')
}

function opensItem(
  kind: string,
  indent: number,
  open: Block,
  blocks: readonly Block[],
  looksLikeHeading: (text: string) => boolean,
): boolean {
  if (/^[^-–—+\w]$/.test(kind) || kind === 'o' || open.text === '' || /[:;.]$/.test(open.text)) return true
  if (open.mark === undefined && open.indent <= indent) return looksLikeHeading(open.text)
  for (let at = blocks.length - 1; at >= 0; at--) {
    const earlier = blocks[at]
    if (!earlier || (earlier.mark === undefined && earlier.indent <= indent)) return false
    if (earlier.indent === indent && earlier.mark === kind) return true
    if (blocks.length - at > 40) return false
  }
  return false
}

function readMark(content: string): { kind: string; length: number } | undefined {
  if (alone.test(content)) return { kind: /\d/.test(content) ? '1.' : content, length: content.length }
  const mark = bullet.exec(content)
  if (mark) return { kind: mark[1] ?? mark[2] ?? 'o', length: mark[0].length }
  const counted = number.exec(content)
  if (!counted) return undefined
  return { kind: kindOf(counted[1]) + (counted[2] ?? '.'), length: counted[0].length }
}

function kindOf(counter: string | undefined): string {
  if (counter === undefined) return '1.1'
  if (/\d/.test(counter)) return '1'
  return /^[ivx]+$/.test(counter) ? 'i' : /^[IVX]+$/.test(counter) ? 'I' : counter === counter.toLowerCase() ? 'a' : 'A'
}

function columnsOf(line: string): number {
  let columns = 0
  for (const sign of line) {
    if (sign === '\t') columns += 4
    else if (sign === ' ' || sign === '\u00a0') columns += 1
    else break
  }
  return columns
}
