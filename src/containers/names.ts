/** Names of documents as they are printed, and which of them are no documents of anybody. */

const longest = 300

/** A name on one line: without control characters, which could do something to a terminal, and of a bounded length. */
export function printable(name: string): string {
  const plain = name.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain
}

/** What operating systems and programs put beside documents: `__MACOSX`, `.DS_Store`, `Thumbs.db`, hidden files. */
export function isLeftBySystem(path: string): boolean {
  return path.split('/').some((part) => /^\.[^.]|^\.\.[^/]|^(?:__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(part))
}

/** Whether the name of an entry leads out of its archive, as it does in archives made to do harm. */
export function leadsOut(path: string): boolean {
  return /^(?:\/|[a-z]:)/i.test(path) || path.split('/').includes('..')
}
