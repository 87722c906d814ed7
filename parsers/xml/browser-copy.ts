/** Mending XML that was copied from a browser's window, where `&lt;` and `&amp;` show as `<` and `&`. */

/** What browsers print above XML that they show as it is. */
const note = /^\s*This XML file does not appear to have any style information[^<]{0,200}/

/** Hands the pieces of a document on: as they are, or of a copy without the note and with the signs escaped again. */
export function* mendCopy(pieces: Iterable<string>): Generator<string> {
  let isCopy: boolean | undefined
  /** A sign that ends a piece waits for what stands behind it in the next. */
  let held = ''
  for (const piece of pieces) {
    isCopy ??= note.test(piece)
    if (!isCopy) {
      yield piece
      continue
    }
    const text = escapeSigns(held + piece.replace(note, ''))
    held = text.endsWith('&') || text.endsWith('<') ? text.slice(-1) : ''
    const told = text.slice(0, text.length - held.length)
    if (told !== '') yield told
  }
  if (held !== '') yield held
}

/** Escapes a sign that can open neither a tag nor an entity, by what stands behind it. */
function escapeSigns(text: string): string {
  return text.replace(/&(?=[^\w#])/g, '&amp;').replace(/<(?=[^A-Za-z_/!?])/g, '&lt;')
}
