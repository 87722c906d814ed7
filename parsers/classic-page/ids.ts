/** Reads the cell of study ids: one id a line, some linked to the grant they name. */
import type { Draft } from '../../src/model/draft.js'
import { placeIds } from '../classic/ids.js'
import { oneLine, printLine, printLines } from '../html/print.js'
import { findElements } from '../html/find.js'
import type { TreeElement } from '../html/tree.js'

/** @param isOneLine whether all ids stand on one line, as they did until mid-2017: `HP-22, R01XX000000` */
export function readIds(draft: Draft, cell: TreeElement, isOneLine: boolean): void {
  const links = new Map(
    findElements(cell, ({ name, attribs }) => name === 'a' && attribs.href !== undefined).map((link) => [
      printLine(link),
      leaveArchive(link.attribs.href ?? ''),
    ]),
  )
  placeIds(
    draft,
    printLines(cell)
      .flatMap((line) => (isOneLine ? line.split(', ') : [line]))
      .map((text) => ({ text, link: links.get(oneLine(text)) })),
  )
}

const archived = /^(?:https?:\/\/web\.archive\.org)?\/web\/\d+[a-z_]*\/(?=https?:)/

/** Web archives put their own address before each link. */
function leaveArchive(address: string): string {
  return address.replace(archived, '')
}
