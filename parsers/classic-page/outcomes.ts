/** Reads the lists of outcome measures and what is kept of specimens. */
import type { Draft } from '../../src/model/draft.js'
import { foldLabel, placeValue } from '../classic/labels.js'
import { readOutcome } from '../classic/outcome.js'
import { piecesOf } from './pieces.js'
import { printNode, printNodes, type PageElement } from '../html/print.js'
import { behind, type Page } from './tree.js'

const heading = /^(primary|secondary|other) outcome measures?$/

/**
 * Writes outcomes with the type of the heading before their list.
 * @returns the headings found
 */
export function placeOutcomes(draft: Draft, page: Page): string[] {
  const found: string[] = []
  const outcomes: NonNullable<Draft['outcomes']>[number][] = []
  for (const list of page.$('ol, ul', page.main).toArray()) {
    const name = headingOf(list)
    const type = heading.exec(name)?.[1]
    if (type === undefined) continue
    found.push(name)
    for (const item of page.$(list).children('li').toArray()) outcomes.push({ type, ...readItem(item) })
  }
  if (outcomes.length > 0) draft.outcomes = outcomes
  return found
}

/** What stands before the list at its level. */
function headingOf(list: PageElement): string {
  const siblings = list.parent?.children ?? []
  const before = siblings.slice(0, siblings.indexOf(list))
  return foldLabel(printNodes(before.slice(-6))).name
}

function readItem(item: PageElement): ReturnType<typeof readOutcome> {
  const pieces = piecesOf(item)
  const own = pieces.filter(({ isIndented }) => !isIndented).map(({ text }) => text)
  const indented = pieces.filter(({ isIndented }) => isIndented).map(({ text }) => text)
  const outcome = readOutcome(own.join(' '))
  const description = [outcome.description, ...indented].filter((text) => text !== undefined).join('\n\n')
  return description === '' ? outcome : { ...outcome, description }
}

/** `Biospecimen Retention:   Samples With DNA`, and in the next block what is kept. */
export function placeSpecimens(draft: Draft, page: Page): void {
  const name = 'biospecimen retention'
  const label = page.labels.get(name)
  if (!label) return
  placeValue(draft, { name }, label.rest)
  const next = behind(page, label.element)
  const description = next && !page.$(next).is('[class*="subsection"]') ? printNode(next) : ''
  if (draft.bioSpec && description !== '' && page.$(next).find('table, [class*="subsection"]').length === 0) {
    draft.bioSpec = { ...draft.bioSpec, description }
  }
}
