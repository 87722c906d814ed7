/** Reads the lists of outcome measures and what is kept of specimens. */
import type { Draft } from '../../src/model/draft.js'
import { placeValue } from '../classic/labels.js'
import { readOutcome } from '../classic/outcome.js'
import { printNode } from '../html/print.js'
import { findElement } from '../html/find.js'
import type { TreeElement } from '../html/tree.js'
import { behind } from './behind.js'
import type { Page } from './page.js'
import { piecesOf } from './pieces.js'

const headings = /^(primary|secondary|other) outcome measures?$/

/**
 * Writes outcomes with the type of the heading before their list.
 * @returns the headings found
 */
export function placeOutcomes(draft: Draft, page: Page): string[] {
  const found: string[] = []
  const outcomes: NonNullable<Draft['outcomes']>[number][] = []
  for (const { list, heading } of page.lists) {
    const type = headings.exec(heading)?.[1]
    if (type === undefined) continue
    found.push(heading)
    for (const item of list.children) {
      if (item.type === 'tag' && item.name === 'li') outcomes.push({ type, ...readItem(item) })
    }
  }
  if (outcomes.length > 0) draft.outcomes = outcomes
  return found
}

/** One outcome with its description, which stands behind it or indented under it. */
export function readItem(item: TreeElement): ReturnType<typeof readOutcome> {
  const pieces = piecesOf(item)
  const own = pieces.filter(({ isIndented }) => !isIndented).map(({ text }) => text)
  const indented = pieces.filter(({ isIndented }) => isIndented).map(({ text }) => text)
  const outcome = readOutcome(own.join(' '), true)
  const description = [outcome.description, ...indented].filter((text) => text !== undefined).join('\n\n')
  return description === '' ? outcome : { ...outcome, description }
}

/** `Biospecimen Retention:   Samples With DNA`, and in the next block what is kept. */
export function placeSpecimens(draft: Draft, page: Page): void {
  const name = 'biospecimen retention'
  const label = page.headings.get(name)
  if (!label) return
  placeValue(draft, { name }, label.rest)
  const next = behind(page, name)
  if (draft.bioSpec && next && !startsAnew(next)) draft.bioSpec = { ...draft.bioSpec, description: printNode(next) }
}

/** Whether an element opens the next part of the page. */
function startsAnew(element: TreeElement): boolean {
  return isPart(element) || findElement(element, isPart) !== undefined
}

function isPart({ name, attribs }: TreeElement): boolean {
  return name === 'table' || /\bheader\d|subsection\b/.test(attribs.class ?? '')
}
