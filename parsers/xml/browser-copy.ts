/** Mending XML that was copied from a browser's window, where `&lt;` and `&amp;` show as `<` and `&`. */

/** What browsers print above XML that they show as it is. */
const note = /^\s*This XML file does not appear to have any style information[^<]{0,200}/

/** Hands the pieces of a document on: as they are, or of a copy without the note and with the signs escaped again. */
export function* mendCopy(pieces: Iterable<string>): Generator<string> {
  let isCopy: boolean | undefined
  for (const piece of pieces) {
    isCopy ??= note.test(piece)
    yield isCopy ? escapeSigns(piece.replace(note, '')) : piece
  }
}

/** Escapes a sign that can open neither a tag nor an entity, by what stands behind it. */
function escapeSigns(piece: string): string {
  return piece.replace(/&(?=[^\w#])/g, '&amp;').replace(/<(?=[^A-Za-z_/!?])/g, '&lt;')
}
