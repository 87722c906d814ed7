/** Growing the trees of the wanted elements from what a streaming parser tells. */
import type { XmlElement } from './element.js'

export interface Trees {
  open(name: string, attributes: Readonly<Record<string, string>> | undefined): void
  close(): void
  add(text: string): void
  /**
   * Hands over the elements that have ended since the last time.
   * @param isSound whether nothing was wrong with the tag that came last
   */
  take(isSound: boolean): readonly XmlElement[]
  /** How many elements the tree has that is growing. */
  size(): number
  /** Whether anything ended since this was last asked that need not be held any longer. */
  progressed(): boolean
}

interface Growing extends XmlElement {
  text: string
  children: XmlElement[]
}

/** Most elements are leaves without attributes: they share what is empty. */
const noChildren: XmlElement[] = []
const noAttributes: Readonly<Record<string, string>> = {}

export function growTrees(names: ReadonlySet<string>): Trees {
  /** The open elements of the tree, root first; empty outside of the wanted elements. */
  const path: Growing[] = []
  let top: Growing | undefined
  /** What stood behind the tag that came last. */
  let text = ''
  let ended: XmlElement[] = []
  let last: XmlElement | undefined
  let size = 0
  let hasProgressed = false

  function settle(): void {
    if (last) ended.push(last)
    last = undefined
  }

  return {
    open(name, attributes = noAttributes) {
      if (last) settle()
      if (!top && !names.has(name)) {
        hasProgressed = true
        return
      }
      const element = {
        name,
        attributes,
        text: '',
        children: noChildren,
      }
      if (top) {
        if (top.children === noChildren) top.children = []
        top.children.push(element)
        size++
      } else size = 1
      path.push(element)
      top = element
      text = ''
    },
    close() {
      if (last) settle()
      const element = path.pop()
      if (element?.children === noChildren) element.text = text
      text = ''
      top = path.at(-1)
      if (top) return
      last = element
      size = 0
      hasProgressed = true
    },
    add(more) {
      if (last) settle()
      if (top) text = text === '' ? more : text + more
    },
    take(isSound) {
      if (isSound) settle()
      const taken = ended
      ended = []
      return taken
    },
    size: () => size,
    progressed() {
      const answer = hasProgressed
      hasProgressed = false
      return answer
    },
  }
}
