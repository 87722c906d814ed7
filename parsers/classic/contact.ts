/** The printed line of a contact or investigator: role, name, phone and email in one line or in cells. */

export interface PrintedContact {
  name?: string
  role: string
  phone?: string
  phoneExt?: string
  email?: string
}

const role = /^(Contact|Principal Investigator|Sub-Investigator|Study Chair|Study Director)\b\s*:?\s*/
const next = /\s(?=(?:Contact|Principal Investigator|Sub-Investigator|Study Chair|Study Director)\s*:)/

/** Whether a line opens with a role that a page prints. */
export function looksLikeContact(line: string): boolean {
  return role.test(line)
}

/** All contacts of one line: copies run `Contact: A … Contact: B` together. Tabs part name, phone and email where they show. */
export function readContacts(printed: string): PrintedContact[] {
  return printed.split(next).flatMap((part) => readContact(part) ?? [])
}

function readContact(printed: string): PrintedContact | undefined {
  const parts = printed.split('\t').map((part) => part.replace(/\s+/g, ' ').trim())
  const [first = '', ...others] = parts
  const opening = role.exec(first)
  if (!opening?.[1]) return undefined
  const words = wordsOf(first.slice(opening[0].length))
  const behind = others.length > 0 ? wordsOf(others.join(' ')) : words
  const email = takeFrom(behind, (word) => word.includes('@'))
  const phone = takeFrom(behind, (word, at) => behind !== words || startsPhone(word, behind.slice(at)))
  const name = words.join(' ')
  return {
    ...(name === '' ? {} : { name }),
    role: opening[1],
    ...(phone === '' ? {} : splitExtension(phone)),
    ...(email === '' ? {} : { email }),
  }
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}

/** A number within a name (`Phase 0 Desk`) is followed by words. */
function startsPhone(word: string, rest: readonly string[]): boolean {
  return /^(?:[+(]*\d|\+$)/.test(word) && digitsIn(rest) >= 5 && !rest.slice(1, 3).some(isName)
}

function isName(word: string): boolean {
  return /^[A-Za-z]{2}/.test(word) && !/^(?:ext|or|and|extension|tel|fax)\b/i.test(word)
}

/** Takes the words off from the first that fits. */
function takeFrom(words: string[], fits: (word: string, at: number) => boolean): string {
  const at = words.findIndex(fits)
  return at < 0 ? '' : words.splice(at).join(' ')
}

function splitExtension(printed: string): { phone: string; phoneExt?: string } {
  const found = /^(.*\S) ext\.? ?(\S+)$/i.exec(printed)
  return found?.[1] && found[2] ? { phone: found[1], phoneExt: found[2] } : { phone: printed }
}

function digitsIn(words: readonly string[]): number {
  return words.join('').replace(/\D/g, '').length
}
