/** The tree of an HTML document as far as it shows words: without scripts, styles, comments, pictures and buttons. */
import { Parser } from 'htmlparser2'
import { blocks, deepest, paragraphs, tooDeep } from './print.js'

export interface TreeText {
  readonly type: 'text'
  data: string
}

export interface TreeElement {
  readonly type: 'tag'
  /** In lower case, whatever the document writes. */
  readonly name: string
  readonly attribs: Readonly<Record<string, string>>
  readonly children: TreeNode[]
  readonly parent: TreeElement | undefined
  /** Whether it stands on lines of its own. */
  readonly isBlock: boolean
  /** Whether something within it stands on lines of its own. */
  holdsBlocks: boolean
}

export type TreeNode = TreeText | TreeElement

/** Carry no words of a record. */
const silent = new Set(
  'script style noscript template link svg img iframe object button select textarea input caption'.split(' '),
)

/**
 * Takes a document apart, whether or not it is well formed.
 * @param isLeftOut elements that are left out with all they hold
 * @throws FormatError `document-too-large` where elements nest deeper than in any page of the registry
 */
export function readTree(
  html: string,
  isLeftOut: (name: string, attribs: Readonly<Record<string, string>>) => boolean = () => false,
): TreeElement {
  const root = openElement('root', {}, undefined)
  let open = root
  let depth = 0
  /** The depth of the element that is left out, while within it. */
  let leftOut = Infinity
  const parser = new Parser({
    onopentag(name, attribs) {
      depth++
      if (depth > deepest) throw tooDeep()
      if (depth > leftOut) return
      if (silent.has(name) || isLeftOut(name, attribs)) leftOut = depth
      else {
        const element = openElement(name, attribs, open)
        open.children.push(element)
        open = element
      }
    },
    ontext(data) {
      if (depth >= leftOut) return
      const last = open.children.at(-1)
      if (last?.type === 'text') last.data += data
      else open.children.push({ type: 'text', data })
    },
    onclosetag() {
      depth--
      if (depth >= leftOut) return
      if (depth === leftOut - 1) {
        leftOut = Infinity
        return
      }
      const { parent } = open
      if (!parent) return
      if (open.isBlock || open.holdsBlocks) parent.holdsBlocks = true
      open = parent
    },
  })
  parser.write(html)
  parser.end()
  return root
}

const shownAsBlock = /display:\s*block/

function openElement(
  name: string,
  attribs: Readonly<Record<string, string>>,
  parent: TreeElement | undefined,
): TreeElement {
  const isBlock =
    blocks.has(name) || paragraphs.has(name) || (attribs.style !== undefined && shownAsBlock.test(attribs.style))
  return { type: 'tag', name, attribs, children: [], parent, isBlock, holdsBlocks: false }
}

export function hasWords(node: TreeNode): boolean {
  return node.type === 'text' ? /\S/.test(node.data) : node.children.some(hasWords)
}

/** The words of nodes in their order, as they stand in the source. */
export function wordsOf(nodes: readonly TreeNode[]): string {
  let words = ''
  for (const node of nodes)
    words += node.type === 'text' ? node.data : node.name === 'br' ? ' ' : wordsOf(node.children)
  return words
}
