/** The printed line of a contact or investigator: role, name, phone and email in one line or in cells. */

export interface PrintedContact {
  role: string
  name?: string
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
  const words = line.slice(opening[0].length).split(' ').filter((word) => word !== '')
  const contact: PrintedContact = { role: opening[1] }
  const email = words.findIndex((word) => word.includes('@'))
  if (email >= 0) contact.email = words.splice(email).join(' ')
  const phone = words.findIndex((word, at) => /^[+(]*\d/.test(word) && digitsIn(words.slice(at)) >= 5)
  if (phone >= 0) placePhone(contact, words.splice(phone).join(' '))
  if (words.length > 0) contact.name = words.join(' ')
  return contact
}

function placePhone(contact: PrintedContact, printed: string): void {
  const extension = /^(.*\S) ext\.? ?(\S+)$/i.exec(printed)
  contact.phone = extension?.[1] ?? printed
  if (extension?.[2]) contact.phoneExt = extension[2]
}

function digitsIn(words: readonly string[]): number {
  return words.join('').replace(/\D/g, '').length
}
