/** The text that copying a page by hand gives: blocks on lines, tabs between cells, list marks where the browser keeps them. */
import { load } from 'cheerio/slim'
import type { PageNode } from '../../parsers/html/print.js'

const hidden = new Set(['head', 'script', 'style', 'button', 'nav', 'header', 'footer'])
const blocks = /^(?:div|section|main|tr|table|thead|tbody|h\d|p|ul|ol|li)$/
const paragraphs = /^(?:p|h\d|ul|ol)$/

interface Copy {
  text: string
  /** Line breaks due before the next words. */
  due: number
  /** The list mark due before them. */
  mark: string
  marks: boolean
}

/** @param marks whether list marks come along, as some browsers write them */
export function asCopiedText(page: string, marks = true): string {
  const copy: Copy = { text: '', due: 0, mark: '', marks }
  for (const node of load(page).root().contents().toArray()) walk(node, copy, -1)
  return copy.text.trim()
}

function walk(node: PageNode, copy: Copy, depth: number): void {
  if (node.type === 'text') write(node.data.replace(/\s+/g, ' '), copy)
  if (!('children' in node) || ('name' in node && hidden.has(node.name))) return
  const name = 'name' in node ? node.name : ''
  const gap = paragraphs.test(name) && depth < 1 ? 2 : blocks.test(name) ? 1 : 0
  const isList = name === 'ul' || name === 'ol'
  let number = 1
  copy.due = Math.max(copy.due, gap)
  for (const child of node.children) {
    const isItem = isList && 'name' in child && child.name === 'li'
    if (isItem && copy.marks) copy.mark = `${'    '.repeat(depth + 2)}${name === 'ol' ? `${number++}.` : '•'} `
    walk(child, copy, isList ? depth + 1 : depth)
  }
  if ((name === 'td' || name === 'th') && node.next) {
    copy.text += '\t'
    copy.due = 0
  }
  copy.due = Math.max(copy.due, gap)
}

function write(words: string, copy: Copy): void {
  const atStart = copy.due > 0 || copy.text === '' || copy.text.endsWith('\t')
  if (words.trim() === '' && atStart) return
  if (copy.text !== '') copy.text += '\n'.repeat(copy.due)
  copy.text += atStart ? copy.mark + words.trimStart() : words
  if (atStart) copy.mark = ''
  copy.due = 0
}
