/** The bench's own cutting of eligibility criteria into blocks, and putting them back line for line. */
import { plain, wordsOf } from './words.mjs'

const marked = /^(\s*)([-*]|\d{1,3}[.)])\s+(\S.*)$/
const heading =
  /^\s*(?:[\w'/&()-]+ ){0,6}?(inclusion|exclusion)(?: criteria)?(?: (?:for|specific to) [\w ()-]{1,40}| include)?\s*:?\s*$/i
const perhapsHeading = /criteri|eligib|clusion|exclude|include|:\s*$/i
const likeMark = /^(?:\\?[-*+•·▪◦‣○●–]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,5}|[A-Z])[.)])/
const unclear = /clusion|criteri|[•▪●◦]| \\?\* |\s-\s.*\s-\s|(?:^|\s)\(?(?:1|2|a|b|i|ii)[.)]\s/

/**
 * Blocks in order. Each has its `lines` as they stand, the blank lines before it (`gap`), and, where it has a list
 * mark, `mark`, `indent` and `text`. `side` is the side of the nearest heading above that leaves no doubt.
 */
export function cut(text) {
  const blocks = []
  let gap = 0
  for (const line of text.replace(/\r/g, '').split('\n')) {
    if (line.trim() === '') {
      gap += 1
      continue
    }
    const last = blocks.at(-1)
    const [, space, mark, words] = marked.exec(line) ?? []
    if (mark !== undefined) blocks.push({ lines: [line], gap, mark, indent: space.length, text: words.trim() })
    else if (!last || gap > 0 || heading.test(line)) {
      blocks.push({ lines: [line], gap, indent: /^\s*/.exec(line)[0].length, text: line.trim() })
    } else {
      last.lines.push(line)
      last.text = `${last.text} ${line.trim()}`
      last.odd ||= likeMark.test(line.trim())
    }
    gap = 0
  }
  return nameSides(blocks)
}

function nameSides(blocks) {
  let side
  let list = 0
  let last
  for (const block of blocks) {
    const found = block.mark === undefined && heading.exec(block.text)
    if (found) {
      const isNon = /\bnon[- ]?inclusion/i.test(block.text)
      const isBoth = /inclusion.*exclusion/i.test(block.text)
      side = isBoth ? undefined : isNon ? 'exclusion' : found[1].toLowerCase()
    } else if (isDoubtful(block) && !(last?.isHeading && isPreface(block, side))) side = undefined
    if (found || isDoubtful(block)) list += 1
    last = Object.assign(block, { side, list, isHeading: Boolean(found) })
  }
  return markClear(blocks)
}

/** A paragraph that may open another list, or an item that may be a heading: what follows it is left alone. */
function isDoubtful(block) {
  if (block.mark === undefined) return perhapsHeading.test(block.text) && block.indent === 0
  return /criteri(?:a|on)\b.{0,40}:?$|clusion\s*:?$/i.test(block.text)
}

/** `Participants must meet all of the following:` right below its heading. */
function isPreface({ mark, text }, side) {
  return mark === undefined && text.endsWith(':') && !(side === 'inclusion' ? /exclu/i : /inclu/i).test(text)
}

function markClear(blocks) {
  const counts = new Map()
  for (const { text } of blocks) counts.set(plain(text), (counts.get(plain(text)) ?? 0) + 1)
  blocks.forEach((block, index) => {
    const { mark, side, text, odd } = block
    const words = wordsOf(text).length
    const isItem = mark !== undefined && side !== undefined && !odd && counts.get(plain(text)) === 1
    const isWords = text.length >= 8 && text.length <= 600 && words >= 2 && !likeMark.test(text)
    block.isClear = isItem && isWords && !text.endsWith(':') && !unclear.test(text)
    const next = blocks[index + 1]
    const hasMore = next !== undefined && !next.isHeading && next.indent > block.indent
    /** Stands on the first level and carries nothing below it, so that it can go elsewhere. */
    block.isFree = block.isClear && block.indent < 2 && !hasMore
  })
  return blocks
}

export function join(blocks) {
  return blocks.map(({ gap, lines }) => '\n'.repeat(gap) + lines.join('\n')).join('\n')
}

/** The items with a list mark, in order, as `{ side, text }`. */
export function itemsOf(blocks) {
  return blocks.filter((block) => block.mark !== undefined).map(({ side, text }) => ({ side, text }))
}
