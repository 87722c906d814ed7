/** Parting a cell or list item into what it names and what it says of it, which pages indent. */
import { printNodes, type PageElement, type PageNode } from '../html/print.js'

export interface Piece {
  isIndented: boolean
  text: string
}

export function piecesOf(element: PageElement): Piece[] {
  const pieces: Piece[] = []
  let run: PageNode[] = []
  const endRun = (): void => {
    add(pieces, false, printNodes(run))
    run = []
  }
  for (const child of element.children) {
    if (!('attribs' in child)) run.push(child)
    else if (isIndented(child)) {
      endRun()
      add(pieces, true, printNodes([child]))
    } else if (child.children.some((each) => 'attribs' in each && isIndented(each))) {
      endRun()
      pieces.push(...piecesOf(child))
    } else run.push(child)
  }
  endRun()
  return pieces
}

function isIndented(element: PageElement): boolean {
  return /\b(?:tr-)?indent\d?\b/.test(element.attribs.class ?? '')
}

function add(pieces: Piece[], isIndentedPiece: boolean, text: string): void {
  if (text !== '') pieces.push({ isIndented: isIndentedPiece, text })
}
