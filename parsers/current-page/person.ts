/** Reads one person to ask: role, name, phone, email, on one line or on several. */
import { readContacts, type PrintedContact } from '../classic/contact.js'

const extension = /^(.{1,100}?),? ext\.? ?(\S{1,20})$/i
const digits = /\d(?:\D{0,3}\d){4}/
const role = /^([A-Za-z -]{5,25}?)\s*:\s*/

/** @param lines the role first: `Contact: Kim Berg`, or `Contact:` alone */
export function readPerson(lines: readonly string[]): PrintedContact[] {
  const [first = '', ...others] = lines
  const named = role.exec(first)
  if (!named || others.length === 0) return readContacts(lines.join(' '))
  const parts = [first.slice(named[0].length), ...others].filter((part) => part !== '')
  const email = parts.find((part) => part.includes('@') && !part.includes(' '))
  const phone = parts.find((part, at) => at > 0 && part !== email && digits.test(part) && !/[a-z]{4}/i.test(part))
  const name = parts.filter((part) => part !== email && part !== phone).join(' ')
  return [
    {
      ...(name === '' ? {} : { name }),
      role: named[1] ?? '',
      ...(phone === undefined ? {} : splitPhone(phone)),
      ...(email === undefined ? {} : { email }),
    },
  ]
}

/** `555-0100 ext 12`. */
export function splitPhone(printed: string): Pick<PrintedContact, 'phone' | 'phoneExt'> {
  const found = extension.exec(printed)
  return found?.[1] && found[2] ? { phone: found[1], phoneExt: found[2] } : { phone: printed }
}
