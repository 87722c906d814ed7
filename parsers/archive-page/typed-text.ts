/** The text of a part of a page as it was typed: its lines and their indents, without the layout of the page's source. */
import type { PageNode } from '../html/print.js'

const blocks = new Set(['p', 'div', 'td', 'tr', 'li'])

/** The archive prints a typed text line by line; what indents a line are spaces that do not break. */
export function typedText(nodes: Iterable<PageNode>): string {
  const lines = ['']
  for (const node of nodes) write(node, lines)
  return joinLines(lines.map(readLine))
}

/** Lines as one text: no spaces at their ends, no blank lines around it or several in a row. */
export function joinLines(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trimEnd())
  const kept = trimmed.filter((line, at) => line !== '' || trimmed[at - 1] !== '')
  return kept.join('\n').replace(/^\n|\n$/g, '')
}

function write(node: PageNode, lines: string[]): void {
  if (node.type === 'text') lines[lines.length - 1] += node.data.replace(/[ \t\r\n\f]+/g, ' ')
  if (!('children' in node)) return
  const name = 'name' in node ? node.name : ''
  if (name === 'br') lines.push('')
  if (blocks.has(name)) endLine(lines)
  for (const child of node.children) write(child, lines)
  if (blocks.has(name)) endLine(lines)
}

function endLine(lines: string[]): void {
  if (lines.at(-1)?.trim() !== '') lines.push('')
}

/** A space that breaks indents nothing by itself: it comes from the source of the page. */
function readLine(line: string): string {
  const start = line.length - line.trimStart().length
  const indent = line.slice(0, start)
  return (indent.includes('\u00a0') ? ' '.repeat(start) : '') + line.slice(start).replaceAll('\u00a0', ' ')
}

/** The words of a node with all their spaces. */
export function wordsIn(node: PageNode): string {
  if (node.type === 'text') return node.data
  return 'children' in node ? node.children.map(wordsIn).join('') : ''
}
