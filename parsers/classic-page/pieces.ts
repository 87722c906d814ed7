/** Parting a cell or list item into what it names and what it says of it, which pages indent. */
import { printNodes } from '../html/print.js'
import type { TreeElement, TreeNode } from '../html/tree.js'

export interface Piece {
  isIndented: boolean
  text: string
}

export function piecesOf(element: TreeElement): Piece[] {
  const pieces: Piece[] = []
  let run: TreeNode[] = []
  const endRun = (): void => {
    if (run.length > 0) add(pieces, false, printNodes(run))
    run = []
  }
  for (const child of element.children) {
    if (child.type === 'text') run.push(child)
    else if (isIndented(child)) {
      endRun()
      add(pieces, true, printNodes([child]))
    } else if (child.children.some((each) => each.type === 'tag' && isIndented(each))) {
      endRun()
      pieces.push(...piecesOf(child))
    } else run.push(child)
  }
  endRun()
  return pieces
}

function isIndented({ attribs }: TreeElement): boolean {
  return attribs.class !== undefined && /(?:^|[\s_-])indent\d?\b/.test(attribs.class)
}

function add(pieces: Piece[], isIndentedPiece: boolean, text: string): void {
  if (text !== '') pieces.push({ isIndented: isIndentedPiece, text })
}

/** The items of a cell: those of its list or, where it holds one alone, the cell itself. */
export function itemsOf(cell: TreeElement): TreeElement[] {
  const lists = cell.children
    .filter((child) => child.type === 'tag')
    .filter(({ name }) => name === 'ul' || name === 'ol')
  const items = lists.flatMap(({ children }) => children.filter((child) => child.type === 'tag'))
  return items.length > 0 ? items.filter(({ name }) => name === 'li') : [cell]
}
