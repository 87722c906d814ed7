/** Reads what results say beside numbers: agreements with the investigators, limitations, whom to ask. */
import type { Json } from '../../json/objects.js'
import { textOf, type XmlElement } from '../../xml/element.js'
import { take, type Parts, type Read } from '../take.js'

/** XML prints sentences for what the API has as values; any other sentence is the sponsor's own. */
const agreements: readonly (readonly [RegExp, Json])[] = [
  [/^\s*There is not an agreement between/i, { restrictiveAgreement: false }],
  [/^\s*There is an agreement between/i, { restrictiveAgreement: true }],
  [
    /^\s*The only disclosure restriction on the PI is that the sponsor can review results communications .{0,200}less than or equal to 60 days/is,
    { restrictiveAgreement: true, restrictionType: 'LTE60' },
  ],
  [
    /^\s*The only disclosure restriction on the PI is that the sponsor can review results communications .{0,200}more than 60 days but less than or equal to 180 days/is,
    { restrictiveAgreement: true, restrictionType: 'GT60' },
  ],
]

/** Stands where the sponsor wrote no sentence, or before it. */
const otherAgreement =
  /^\s*Other disclosure agreement that restricts the right of the PI to discuss or publish trial results after the trial is completed\.\s*/i

/** `Principal Investigators are NOT employed …`, `All Principal Investigators ARE employed …` */
const isEmployed: Read = (sentence) => !/\bNOT employed\b/i.test(sentence)

const parts: Parts = {
  certain_agreements: ['certainAgreement', readAgreement],
  limitations_and_caveats: 'limitationsAndCaveats.description',
  point_of_contact: ['pointOfContact', readContact],
}

export function readMoreInfo(results: XmlElement): Json | undefined {
  const moreInfo = take(results, parts)
  return Object.keys(moreInfo).length > 0 ? moreInfo : undefined
}

function readAgreement(_text: string, element: XmlElement): Json {
  const employed = take(element, { pi_employee: ['piSponsorEmployee', isEmployed] })
  const sentence = textOf(element, 'restrictive_agreement')
  if (sentence === undefined) return employed
  const known = agreements.find(([opening]) => opening.test(sentence))?.[1]
  if (known) return { ...employed, ...known }
  const otherDetails = sentence.replace(otherAgreement, '')
  const details = otherDetails === '' ? {} : { otherDetails }
  return { ...employed, restrictiveAgreement: true, restrictionType: 'OTHER', ...details }
}

/** XML prints `800-555-0100 ext 12` where the API has two fields. */
function readContact(_text: string, element: XmlElement): Json {
  const contact = take(element, contactParts)
  const phone = String(contact.phone ?? '')
  const at = phone.lastIndexOf(' ext ')
  return at < 0 ? contact : { ...contact, phone: phone.slice(0, at), phoneExt: phone.slice(at + 5) }
}

const contactParts: Parts = { name_or_title: 'title', organization: 'organization', phone: 'phone', email: 'email' }
