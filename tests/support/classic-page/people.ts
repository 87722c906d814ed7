/** Prints the people and places of an API v2 study as the classic site did. */
import { escape, node, nodes, word, type Node } from '../current-page/markup.js'
import type { Modules } from './markup.js'

export function contactsAndLocations(module: Modules): string {
  const { centralContacts, locations, overallOfficials } = module('contactsLocationsModule')
  const { leadSponsor, collaborators } = module('sponsorCollaboratorsModule')
  const contacts = nodes(centralContacts).map(
    (each) =>
      `<tr><td headers="contactName">Contact: ${escape(each.name)}</td><td headers="contactPhone">${phoneOf(each)}</td><td headers="contactEmail"><a href="mailto:x">${escape(each.email)}</a></td></tr>`,
  )
  const officials = nodes(overallOfficials).map(
    ({ role, name, affiliation }) =>
      `<tr><td headers="role">${word('OfficialRole', role)}:</td><td headers="name">${escape(name)}</td><td headers="affiliation">${escape(affiliation)}</td></tr>`,
  )
  const sponsors = [node(leadSponsor), ...nodes(collaborators)].map(
    ({ name }) => `<div class="tr-indent2">${escape(name)}</div>`,
  )
  const sites = nodes(locations)
  return `<div class="usa-alert nlm-info"><p><em>To learn more about this study, you or your doctor may contact the study research staff.</em></p></div>
${contacts.length === 0 ? '' : `<div class="ct-header3">Contacts</div><table class="ct-layout_table"><caption>Layout table for location contacts</caption>${contacts.join('')}</table>`}
${sites.length === 0 ? '' : `<div class="ct-header3">Locations</div><div id="COLLAPSE-Locations" class="COLLAPSE"><div class="tr-table_cover"><table class="ct-layout_table"><caption>Layout table for location information</caption><thead><tr><th id="locName"></th><th id="locStatus"></th></tr></thead><tbody>${rowsOf(sites)}</tbody></table></div></div>`}
<div class="ct-header3">Sponsors and Collaborators</div>${sponsors.join('')}
${officials.length === 0 ? '' : `<div class="ct-header3">Investigators</div><table class="ct-layout_table"><caption>Layout table for investigator information</caption>${officials.join('')}</table>`}`
}

function phoneOf({ phone, phoneExt }: Node): string {
  return `${escape(phone)}${phoneExt === undefined ? '' : ` ext ${escape(phoneExt)}`}`
}

/** A heading for each country or state, then name and status, address, people of each site. */
function rowsOf(sites: readonly Node[]): string {
  let open = ''
  return sites
    .map((site) => {
      const heading = [site.country, site.state].filter((each) => each !== undefined).join(', ')
      const begins = heading === open ? '' : `<tr><td colspan="2" class="ct-header3">${escape(heading)}</td></tr>`
      open = heading
      return begins + siteOf(site)
    })
    .join('')
}

function siteOf({ facility, status, city, state, country, zip, contacts }: Node): string {
  const told = status === undefined ? '' : `<span style="color:green">${word('RecruitmentStatus', status)}</span>`
  const address = [city, state, country, zip].filter((each) => each !== undefined).map(escape)
  const people = nodes(contacts).map((each) => {
    const role = word('ContactRole', each.role)
    const words = [each.name === undefined ? role : `${role}: ${escape(each.name)}`, phoneOf(each), escape(each.email)]
    return `<tr><td colspan="2">${words.filter((part) => part !== '').join(' &nbsp; &nbsp; ')}</td></tr>`
  })
  const name =
    facility === undefined && told === ''
      ? ''
      : `<tr><td headers="locName" style="padding-left:2em;">${escape(facility)}</td><td headers="locStatus">${told}</td></tr>`
  return `${name}<tr><td colspan="2" style="padding-left:4em;">${address.join(', ')}  </td></tr>${people.join('')}`
}
