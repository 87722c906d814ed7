/** The markdown structure of a text, and the words of its parts without marks and escapes. */
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** Quotes are none of a record: `- >= 18 years` says how old one has to be. */
const processor = unified()
  .data('micromarkExtensions', [{ disable: { null: ['blockQuote'] } }])
  .use(remarkParse)

export type Block = ReturnType<typeof processor.parse>['children'][number]
export type List = Extract<Block, { type: 'list' }>
export type Item = List['children'][number]
type Inline = Extract<Block, { type: 'paragraph' }>['children'][number]

export function parseMarkdown(text: string): Block[] {
  return processor.parse(text).children
}

/** The words of inline nodes, line breaks kept; `<br>` becomes a line separator, which no line of the source stands for. */
export function inlineText(nodes: readonly Inline[], text: string): string {
  let out = ''
  for (const node of nodes) out += wordsOf(node, text)
  return out
}

function wordsOf(node: Inline, text: string): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value
    case 'break':
      return '\n'
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? '\u2028' : node.value
    case 'image':
    case 'imageReference':
      return ''
    case 'emphasis':
    case 'strong':
      return isWithinWords(node, text) ? sliceOf(node, text) : inlineText(node.children, text)
    case 'link':
    case 'linkReference':
    case 'delete':
      return inlineText(node.children, text)
    default:
      return sliceOf(node, text)
  }
}

/** `1.5*10^9/L … 3*ULN`: stars of a formula, not of emphasis. */
function isWithinWords(node: Inline, text: string): boolean {
  const before = text[(node.position?.start.offset ?? 0) - 1] ?? ' '
  const after = text[node.position?.end.offset ?? text.length] ?? ' '
  const touches = [before, after].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).length
  return touches > (node.type === 'strong' ? 1 : 0)
}

export function sliceOf(node: Block | Inline, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}
