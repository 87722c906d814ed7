/** People and places in the classic XML: officials, contacts, sites. */
import { labelOf, pickObject, pickObjects, pickText, type Raw } from '../pick.js'
import { group, leaf, type Part } from './print.js'

export function peopleOf(protocol: unknown): Part[] {
  const module = pickObject(protocol, 'contactsLocationsModule')
  const [contact, backup] = pickObjects(module, 'centralContacts')
  const locations = pickObjects(module, 'locations')
  const countries = [...new Set(locations.map((each) => pickText(each, 'country')))]
  return [
    ...pickObjects(module, 'overallOfficials').map((each) => officialOf('overall_official', each)),
    contact && contactOf('overall_contact', contact),
    backup && contactOf('overall_contact_backup', backup),
    ...locations.map(locationOf),
    group(
      'location_countries',
      countries.map((country) => leaf('country', country)),
    ),
  ]
}

/** The registry writes the whole name as the last name. */
function contactOf(name: string, contact: Raw): Part {
  return group(
    name,
    leaf('last_name', pickText(contact, 'name')),
    leaf('phone', pickText(contact, 'phone')),
    leaf('phone_ext', pickText(contact, 'phoneExt')),
    leaf('email', pickText(contact, 'email')),
  )
}

function officialOf(name: string, official: Raw): Part {
  return group(
    name,
    leaf('last_name', pickText(official, 'name')),
    leaf('role', labelOf('ContactRole', pickText(official, 'role'))),
    leaf('affiliation', pickText(official, 'affiliation')),
  )
}

function locationOf(location: Raw): Part {
  const people = pickObjects(location, 'contacts')
  const [contact, backup] = people.filter(({ role }) => role === 'CONTACT')
  const address = ['city', 'state', 'zip', 'country'].map((part) => leaf(part, pickText(location, part)))
  return group(
    'location',
    group('facility', leaf('name', pickText(location, 'facility')), group('address', address)),
    leaf('status', labelOf('RecruitmentStatus', pickText(location, 'status'))),
    contact && contactOf('contact', contact),
    backup && contactOf('contact_backup', backup),
    people.filter(({ role }) => role !== 'CONTACT').map((each) => officialOf('investigator', each)),
  )
}
