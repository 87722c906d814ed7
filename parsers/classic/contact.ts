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

/** All contacts of one line: copies run `Contact: A … Contact: B` together. */
export function readContacts(printed: string): PrintedContact[] {
  return printed.split(next).flatMap((part) => readContact(part) ?? [])
}

function readContact(printed: string): PrintedContact | undefined {
  const line = printed.replace(/\s+/g, ' ').trim()
  const opening = role.exec(line)
  if (!opening?.[1]) return undefined
  const words = line
    .slice(opening[0].length)
    .split(' ')
    .filter((word) => word !== '')
  const email = takeFrom(words, (word) => word.includes('@'))
  const phone = takeFrom(words, (word, at) => /^[+(]*\d/.test(word) && digitsIn(words.slice(at)) >= 5)
  const name = words.join(' ')
  return {
    ...(name === '' ? {} : { name }),
    role: opening[1],
    ...(phone === '' ? {} : splitExtension(phone)),
    ...(email === '' ? {} : { email }),
  }
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
