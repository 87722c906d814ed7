/** Text in pieces and beginnings of a given length, never cut within a character. */

/** Lines as pieces of at most so many UTF-16 units each, cut between lines where that is possible. */
export function inPieces(lines: readonly string[], length: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const line of lines.flatMap((each) => slices(each, length))) {
    if (piece !== '' && piece.length + 1 + line.length > length) {
      pieces.push(piece)
      piece = line
    } else piece = piece === '' ? line : `${piece}\n${line}`
  }
  return piece === '' ? pieces : [...pieces, piece]
}

function slices(line: string, length: number): string[] {
  if (line.length <= length) return [line]
  const start = whole(line, length)
  return [start, ...slices(line.slice(start.length), length)]
}

/** The first so many UTF-16 units, or one less where that would part a pair. */
export function whole(text: string, length: number): string {
  const start = text.slice(0, length)
  return /[\ud800-\udbff]$/.test(start) && start.length < text.length ? start.slice(0, -1) : start
}
