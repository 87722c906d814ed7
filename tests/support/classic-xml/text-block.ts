/** Prints markdown as the text blocks of the classic XML: wrapped at 100 columns, list marks in columns of their own. */
import remarkParse from 'remark-parse'
import { unified } from 'unified'

type Tree = ReturnType<typeof parse>['children'][number]

const widest = 100

/**
 * @param base the column at which the text stands
 * @returns lines; items stand five columns deeper for each level, and a blank line parts all paragraphs
 */
export function asTextBlock(markdown: string, base: number): string[] {
  return parse(markdown)
    .children.flatMap((block) => ['', ...linesOf(block, markdown, base)])
    .slice(1)
}

function parse(markdown: string) {
  return unified().use(remarkParse).parse(markdown)
}

function linesOf(block: Tree, markdown: string, column: number): string[] {
  if (block.type !== 'list') return wrap(textOf(block, markdown), column)
  return block.children.flatMap((item, index) => {
    const number = (block.start ?? 1) + index
    const mark = block.ordered ? `${number}. ` : '-  '
    const [first = '', ...rest] = item.children.flatMap((each) => ['', ...linesOf(each, markdown, column + 5)]).slice(1)
    const marked = `${mark.padStart(column + 5)}${first.trimStart()}`.trimEnd()
    return index === 0 ? [marked, ...rest] : ['', marked, ...rest]
  })
}

function textOf(block: Tree, markdown: string): string {
  const { start, end } = block.position ?? { start: { offset: 0 }, end: { offset: 0 } }
  return unescapeMarkdown(markdown.slice(start.offset, end.offset))
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}

function wrap(text: string, column: number): string[] {
  const lines: string[] = []
  let open = ''
  for (const word of text.split(/ +/)) {
    if (open !== '' && column + open.length + 1 + word.length > widest) {
      lines.push(open)
      open = word
    } else open = open === '' ? word : `${open} ${word}`
  }
  return [...lines, open].map((line) => `${' '.repeat(column)}${line}`.trimEnd())
}

/** Takes back the escapes of a markdown text. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
