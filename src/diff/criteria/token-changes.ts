/** Which tokens of a text were replaced by which: the longest common run of both kept, the rest in pieces. */

/** A piece where two texts part: tokens from..to of each. */
export interface Piece {
  before: readonly [from: number, to: number]
  after: readonly [from: number, to: number]
}

/** Larger tables than this are not filled: the texts are compared as wholes. */
const mostCells = 600_000

/** @returns undefined where the texts are too long to be compared token by token */
export function changedPieces(before: readonly string[], after: readonly string[]): Piece[] | undefined {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const [rows, columns] = [before.length - head - tail, after.length - head - tail]
  if (rows * columns > mostCells) return undefined
  return walk(before.slice(head, head + rows), after.slice(head, head + columns)).map((piece) => ({
    before: [piece.before[0] + head, piece.before[1] + head],
    after: [piece.after[0] + head, piece.after[1] + head],
  }))
}

/** Fills the table of longest common runs from the end, then reads the pieces off from the beginning. */
function walk(before: readonly string[], after: readonly string[]): Piece[] {
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const at = row * width + column
      lengths[at] =
        before[row] === after[column]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0)
    }
  }
  const pieces: Piece[] = []
  let [row, column] = [0, 0]
  while (row < before.length || column < after.length) {
    const [fromRow, fromColumn] = [row, column]
    while (row < before.length || column < after.length) {
      if (row < before.length && column < after.length && before[row] === after[column]) break
      const down = row < before.length ? (lengths[(row + 1) * width + column] ?? 0) : -1
      const right = column < after.length ? (lengths[row * width + column + 1] ?? 0) : -1
      if (down >= right) row++
      else column++
    }
    if (row > fromRow || column > fromColumn) pieces.push({ before: [fromRow, row], after: [fromColumn, column] })
    while (row < before.length && column < after.length && before[row] === after[column]) {
      row++
      column++
    }
  }
  return pieces
}
