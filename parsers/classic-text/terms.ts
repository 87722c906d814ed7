/** Reads keywords and MeSH terms, by their labels or, where these are lost, by their place at the end of the page. */
import { cutCells, type Cell } from './cells.js'
import { suspectGlue } from './glue.js'
import { nextLabel, type ReadPart, type Sheet } from './sheet.js'

type List = 'keywords' | 'derived.meshTerms'

export const readKeywords: ReadPart = (sheet, at) => readList(sheet, at, 'keywords')
export const readMeshTerms: ReadPart = (sheet, at) => readList(sheet, at, 'derived.meshTerms')

function readList(sheet: Sheet, at: number, list: List): number {
  const end = nextLabel(sheet, at + 1)
  placeTerms(sheet, list, cutCells(sheet.lines.slice(at + 1, end), true))
  return end
}

/**
 * The last cells of a page that no label heads: MeSH terms always fill two columns, what stands before them are
 * keywords. A lone cell is a keyword: MeSH terms come with the terms above them.
 */
export function readBareTerms(sheet: Sheet, at: number): number {
  const end = nextLabel(sheet, at)
  const cells = cutCells(sheet.lines.slice(at, end), true).filter((cell) => cell.length > 0)
  const terms = cells.length > 1 ? cells.splice(-2) : []
  for (const [list, found] of [['keywords', cells] as const, ['derived.meshTerms', terms] as const]) {
    if (found.length === 0) continue
    placeTerms(sheet, list, found)
    sheet.remark.issue('unlabelled-values', list, found.flat().join(' | '))
  }
  return end
}

function placeTerms({ draft, glue }: Sheet, list: List, cells: readonly Cell[]): void {
  const values = cells.flatMap((cell) => cell.map((line) => line.replace(/^\* /, '')))
  if (values.length === 0) return
  if (list === 'keywords') draft.keywords ??= values
  else draft.derived ??= { meshTerms: values }
  for (const cell of cells) suspectGlue(glue, `${list}[${values.indexOf(cell[0] ?? '')}]`, cell)
}

/** Where neither a label nor a cell of one of the lists was found, nothing is known of it. */
export function remarkTerms({ draft, found, remark }: Sheet, losesTables: boolean): void {
  if (!losesTables && (found.has('keywords') || found.has('additional relevant mesh terms'))) return
  if (!draft.keywords) remark.omits('keywords')
  if (!draft.derived) remark.omits('derived.meshTerms')
}
