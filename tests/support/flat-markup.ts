/** Prints markdown as API v1 did: marks and nesting gone, each item a line, all else between blank lines. */
import remarkParse from 'remark-parse'
import { unified } from 'unified'

type Tree = ReturnType<typeof parse>['children'][number]

interface Line {
  text: string
  /** A list item without paragraphs or lists of its own; two such lines stand close together. */
  isLeaf: boolean
}

export function flatten(markdown: string): string {
  const lines = parse(markdown).children.flatMap((block) => linesOf(block, markdown, false))
  return lines
    .map(({ text, isLeaf }, at) => {
      if (at === 0) return text
      return `${isLeaf && lines[at - 1]?.isLeaf ? '\n' : '\n\n'}${text}`
    })
    .join('')
}

function parse(markdown: string) {
  return unified().use(remarkParse).parse(markdown)
}

function linesOf(block: Tree, markdown: string, isLeaf: boolean): Line[] {
  if (block.type === 'list') {
    return block.children.flatMap((item) => {
      const isAlone = item.children.length === 1
      return item.children.flatMap((each) => linesOf(each, markdown, isAlone && block.children.length > 1))
    })
  }
  const { start, end } = block.position ?? { start: { offset: 0 }, end: { offset: 0 } }
  const source = markdown.slice(start.offset, end.offset)
  const text = source
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
  return text === '' ? [] : [{ text, isLeaf }]
}
