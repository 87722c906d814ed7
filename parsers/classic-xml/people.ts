/** Reads people: XML prints a name in up to four parts, the API in one. */
import { textOf, type XmlElement } from '../xml/element.js'
import { take, type Parts, type Read } from './take.js'

const contact: Parts = {
  role: 'role',
  affiliation: 'affiliation',
  phone: 'phone',
  phone_ext: 'phoneExt',
  email: 'email',
}

/** @param role what the place in the record says of the person, where the person's own part does not */
export function personAs(role?: string): Read {
  return (_text, element) => {
    const name = nameOf(element)
    const person = take(element, contact, name === '' ? {} : { name })
    return Object.keys(person).length === 0 || role === undefined ? person : { role, ...person }
  }
}

/** `Jane Q Doe, MD`; most records hold the whole name in `last_name`. */
function nameOf(element: XmlElement): string {
  const parts = ['first_name', 'middle_name', 'last_name'].map((part) => textOf(element, part)?.trim())
  const name = parts.filter(Boolean).join(' ')
  return [name, textOf(element, 'degrees')?.trim()].filter(Boolean).join(', ')
}
