/** What stands behind a heading of the page: the value that a label outside of tables has. */
import { hasWords, type TreeElement } from '../html/tree.js'
import type { Page } from './page.js'

/** What stands behind a heading: the next element that has words, at its level or, where it closes that, above. */
export function behind(page: Page, heading: string): TreeElement | undefined {
  const line = page.headings.get(heading)
  let parent = line?.parent
  let next = line?.next ?? 0
  while (parent) {
    for (const child of parent.children.slice(next)) if (child.type === 'tag' && hasWords(child)) return child
    if (parent === page.main || parent.name === 'td' || !parent.parent) return undefined
    next = parent.parent.children.indexOf(parent) + 1
    parent = parent.parent
  }
  return undefined
}

/** The entries behind a heading: the parts of what stands there, also where each stands by itself. */
export function entriesBehind(page: Page, heading: string): TreeElement[] {
  const first = behind(page, heading)
  const level = first?.parent?.children ?? []
  const entries: TreeElement[] = []
  for (const node of first ? level.slice(level.indexOf(first)) : []) {
    if (node.type === 'text' && !hasWords(node)) continue
    if (node.type === 'text' || !node.isBlock || node.name === 'table') break
    const parts = node.children.filter((child) => child.type === 'tag').filter(({ name }) => entry.has(name))
    entries.push(...(parts.length > 0 ? parts : [node]))
  }
  return entries.filter(hasWords)
}

const entry = new Set(['div', 'p', 'li'])
