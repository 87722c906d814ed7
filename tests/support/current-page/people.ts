/** Prints the contacts and locations of an API v2 study as the present site does. */
import { escape, nodes, word, type Node } from './markup.js'

export function contactsAndLocations({ centralContacts, locations }: Node): string {
  const contacts = nodes(centralContacts).map(({ name, phone, phoneExt, email }, at) => {
    const call =
      phone === undefined
        ? ''
        : `<p>Phone Number: <ctg-phone><span>${escape(phone)}${phoneExt === undefined ? '' : ` ext ${escape(phoneExt)}`}</span></ctg-phone></p>`
    const write = email === undefined ? '' : `<p>Email: <a>${escape(email)}</a></p>`
    return `<h3>Study Contact${at === 0 ? '' : ' Backup'}</h3><p>Name: <span>${escape(name)}</span></p>${call}${write}`
  })
  const sites = nodes(locations)
  const intro =
    '<p>This section provides the contact details for those conducting the study, and information on where this study is being conducted.</p>'
  if (sites.length === 0) return intro + contacts.join('')
  let country: unknown
  let state: unknown
  const items = sites.map((site) => {
    const heading = site.country === country ? '' : `<h4>${escape(site.country)}</h4>`
    const below =
      site.state === undefined || (site.state === state && heading === '')
        ? ''
        : `<h5>${escape(site.state)} Locations</h5>`
    country = site.country
    state = site.state
    return heading + below + siteOf(site)
  })
  return `${intro}${contacts.join('')}<h3>Study Locations</h3><p>This study has ${sites.length} location${sites.length === 1 ? '' : 's'}</p>${items.join('')}`
}

function siteOf({ city, state, country, zip, status, facility, contacts }: Node): string {
  const address = [city, state, country, zip]
    .filter((each) => each !== undefined)
    .map(escape)
    .join(', ')
  const persons = nodes(contacts).map(({ role, name, phone, phoneExt, email }) => {
    const call = phoneExt === undefined ? phone : `${String(phone)} ext ${String(phoneExt)}`
    const lines = [name, call, email].filter((each) => each !== undefined).map((each) => `<div>${escape(each)}</div>`)
    return `<div><div>${word('ContactRole', role)}:</div>${lines.join('')}</div>`
  })
  return `<div><b><span>${address}</span></b><div>${status === undefined ? '' : `<p>${word('RecruitmentStatus', status)}</p>`}<span>${escape(facility)}</span></div>${persons.join('')}</div>`
}
