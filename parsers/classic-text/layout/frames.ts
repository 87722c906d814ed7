/** Tables in frames, drawn with `+--+` and `|` or with lines of boxes. */
import { wrapWidth, writeRow } from './rows.js'

const border = /^\s*[+┌├└╞╔╠╚][-=:─━═┬┼┴┐┤┘╪╡╤╧╦╩╬╗╣╝+]+\s*$/
const cornerSign = /[+┌├└╞╔╠╚┬┼┴┐┤┘╪╡╤╧╦╩╬╗╣╝]/g
const side = /[|│┃║]/

/** Writes each row of a frame as a line with bars, or as several. */
export function openFrames(lines: readonly string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const end = isBorder(line) ? endOfRow(lines, at + 1) : at
    if (end <= at + 1) {
      if (!isBorder(line)) out.push(line)
      at++
    } else {
      out.push(...readRow(lines.slice(at + 1, end), cornersOf(line)), '')
      at = end
    }
  }
  return out
}

function isBorder(line: string): boolean {
  return border.test(line)
}

/** The border that closes the row. */
function endOfRow(lines: readonly string[], start: number): number {
  let end = start
  while (end < lines.length && !isBorder(lines[end] ?? '') && side.test((lines[end] ?? '').trimStart()[0] ?? '')) end++
  return end
}

function cornersOf(line: string): number[] {
  return [...line.matchAll(cornerSign)].map(({ index }) => index)
}

function readRow(lines: readonly string[], corners: readonly number[]): string[] {
  const inner = corners.slice(1)
  const cells = inner.map(() => [] as string[])
  for (const line of lines) cutAt(line, corners).forEach((part, index) => cells[index]?.push(part))
  return writeRow(
    cells,
    inner.map((corner, index) => wrapWidth(lines, corner - (corners[index] ?? 0) - 3)),
  )
}

/** At its bars, where it has as many as the frame; else at the columns of the frame. */
function cutAt(line: string, corners: readonly number[]): string[] {
  const parts = line.trim().split(side)
  if (parts.length === corners.length + 1) return parts.slice(1, -1)
  return corners.slice(1).map((corner, index) => line.slice((corners[index] ?? 0) + 1, corner))
}
