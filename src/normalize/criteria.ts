/** Reading eligibility criteria: from the text to its items, by side, nested as the text nests them. */
import type { Criterion } from '../model/trial.js'
import { readBlocks, type Block } from './criteria-blocks.js'
import { readHeading, splitTrailingHeading, type Side } from './criteria-headings.js'

export interface Criteria {
  sides: Record<Side, Criterion[]>
  /** The headings in order; they belong to no item. */
  headings: string[]
}

/** Deeper items than this stand on this level; no record goes beyond six. */
const deepest = 12

/**
 * Splits eligibility criteria into items. The side changes at each heading (`Key Exclusion Criteria:`, `Patients will
 * be excluded if:`); what stands before any heading, or under one that names both sides, is `other`: nothing is guessed.
 */
export function readCriteria(text: string): Criteria {
  const sides: Criteria['sides'] = { inclusion: [], exclusion: [], other: [] }
  const headings: string[] = []
  let side: Side = 'other'
  let open: OpenItem[] = []
  let afterColon = false
  const add = (block: Block): void => {
    const item: Criterion = { text: block.text, children: [] }
    open = ancestorsOf(block, open, afterColon)
    const parent = open.at(-1)
    ;(parent ? parent.item.children : sides[side]).push(item)
    if (open.length < deepest) open = [...open, { item, indent: block.indent, mark: block.mark }]
    afterColon = block.text.endsWith(':')
  }
  for (const block of readBlocks(text, (line) => readHeading(line, false) !== undefined)) {
    const run = block.mark === undefined ? undefined : splitTrailingHeading(block.text)
    if (run) add({ ...block, text: run.item })
    const heading = run?.heading ?? readHeading(block.text, block.mark !== undefined)
    if (!heading) {
      add(block)
      continue
    }
    headings.push(heading.heading)
    side = heading.side
    open = []
    if (heading.rest !== '') add({ ...block, ...withoutMark(heading.rest) })
  }
  return { sides, headings }
}

interface OpenItem {
  item: Criterion
  indent: number
  mark: string | undefined
}

/** The items under which a block stands: those less indented, and one at the same column that a list of another kind continues after a colon. */
function ancestorsOf(block: Block, open: readonly OpenItem[], afterColon: boolean): OpenItem[] {
  const outer = open.filter((each) => each.indent < block.indent)
  const level = open.filter((each) => each.indent === block.indent)
  if (block.mark === undefined) return outer
  const sibling = level.findIndex((each) => each.mark === block.mark)
  if (sibling >= 0) return [...outer, ...level.slice(0, sibling)]
  return afterColon ? [...outer, ...level] : [...outer, ...level.slice(0, -1)]
}

function withoutMark(rest: string): { text: string } {
  return { text: rest.replace(/^[*•·▪◦‣⁃○●-]\s*/, '') }
}
