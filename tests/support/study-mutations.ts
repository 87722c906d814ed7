/** Disturbs an API v2 study in all the ways in which the registry, a copyist or a clock does, and no sponsor. */
import type { Random } from './random.js'
import { outcomesOf, type RawBrowse, type RawContact, type RawProtocol, type RawStudy } from './raw-study.js'
import { carriageReturns, reescape, remark, retype, rewrap } from './text-noise.js'

export { plant, plantKindsOfResults, takes, type Expected } from './study-plants.js'

/** A disturbance by its name, so that a failure can say which one it was. */
export const disturbances: Readonly<Record<string, (study: RawStudy, random: Random) => void>> = {
  lists: shuffleLists,
  derived: changeDerived,
  geocodes: moveGeocodes,
  contacts: changeContacts,
  typing: retypeTexts,
  escapes: reescapeTexts,
  wrapping: rewrapTexts,
  marks: remarkTexts,
  returns: returnTexts,
}

/** A copy of the study, disturbed by all of `names` and with its keys in another order; the original stays as it is. */
export function disturb(study: RawStudy, random: Random, names = Object.keys(disturbances)): RawStudy {
  const copy = structuredClone(study)
  for (const name of names) disturbances[name]?.(copy, random)
  return shuffleKeys(copy, random) as RawStudy
}

function shuffleKeys(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.map((each) => shuffleKeys(each, random))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, child]) => [name, shuffleKeys(child, random)] as const)
  return Object.fromEntries(random.shuffled(entries))
}

function shuffleLists({ protocolSection }: RawStudy, random: Random): void {
  const { contactsLocationsModule: places, referencesModule: sources } = protocolSection
  if (places?.locations) places.locations = random.shuffled(places.locations)
  if (sources?.references) sources.references = random.shuffled(sources.references)
  if (sources?.seeAlsoLinks) sources.seeAlsoLinks = random.shuffled(sources.seeAlsoLinks)
}

function changeDerived({ derivedSection: derived }: RawStudy, random: Random): void {
  if (!derived) return
  if (derived.miscInfoModule) derived.miscInfoModule.versionHolder = `2031-0${random.between(1, 9)}-17`
  if (random.chance(0.2)) delete derived.interventionBrowseModule
  if (random.chance(0.2)) delete derived.conditionBrowseModule
  for (const browse of [derived.conditionBrowseModule, derived.interventionBrowseModule]) changeBrowse(browse, random)
}

function changeBrowse(browse: RawBrowse | undefined, random: Random): void {
  if (!browse) return
  if (browse.meshes) browse.meshes = random.shuffled(browse.meshes)
  if (random.chance(0.5)) browse.ancestors = [...(browse.ancestors ?? []), { id: 'D000001', term: 'Calcimycin' }]
  if (random.chance(0.3)) browse.meshes = browse.meshes?.slice(1) ?? []
}

function moveGeocodes({ protocolSection }: RawStudy, random: Random): void {
  for (const site of protocolSection.contactsLocationsModule?.locations ?? []) {
    if (random.chance(0.2)) delete site.geoPoint
    else if (site.geoPoint && random.chance(0.3)) site.geoPoint.lat += 0.00123
  }
}

function changeContacts({ protocolSection }: RawStudy, random: Random): void {
  const places = protocolSection.contactsLocationsModule
  if (!places) return
  if (places.centralContacts) places.centralContacts = otherContacts(places.centralContacts, random)
  for (const site of places.locations ?? []) {
    if (site.contacts && random.chance(0.4)) site.contacts = otherContacts(site.contacts, random)
    else if (!site.contacts && random.chance(0.1)) site.contacts = [anyone(random)]
  }
}

function otherContacts(contacts: readonly RawContact[], random: Random): RawContact[] {
  const kept = contacts.map((contact) => {
    const what = random.between(0, 4)
    if (what === 0) return { ...contact, phone: `555-01${random.between(10, 99)}` }
    if (what === 1) return { ...contact, email: `desk${random.between(1, 99)}@example.org` }
    // Another investigator is news; another way to reach one is none.
    if (what === 2 && contact.role !== 'PRINCIPAL_INVESTIGATOR')
      return { ...contact, name: `Robin Vale${random.between(1, 99)}, MD` }
    return contact
  })
  return random.chance(0.3) ? [...kept, anyone(random)] : kept
}

function anyone(random: Random): RawContact {
  return { name: `Sasha Wood${random.between(1, 99)}`, role: 'CONTACT', phone: '555-0100' }
}

type TextChange = (text: string, isMarkup: boolean) => string

function retypeTexts({ protocolSection, resultsSection }: RawStudy, random: Random): void {
  const change: TextChange = (text, isMarkup) => retype(text, random, isMarkup)
  changeMarkup(protocolSection, change)
  changePlain(protocolSection, change)
  changeResults(resultsSection, change)
}

function reescapeTexts({ protocolSection }: RawStudy, random: Random): void {
  changeMarkup(protocolSection, (text) => reescape(text, random))
}

function rewrapTexts({ protocolSection }: RawStudy, random: Random): void {
  changeMarkup(protocolSection, (text) => (random.chance(0.7) ? rewrap(text, random) : text))
}

function remarkTexts({ protocolSection: { eligibilityModule } }: RawStudy, random: Random): void {
  changeText(eligibilityModule, 'eligibilityCriteria', (text) => remark(text, random), true)
}

function returnTexts({ protocolSection }: RawStudy, random: Random): void {
  if (random.chance(0.3)) changeMarkup(protocolSection, carriageReturns)
}

/** The fields that the registry's metadata calls `markup`. */
function changeMarkup(protocol: RawProtocol, change: TextChange): void {
  const { armsInterventionsModule: arms, designModule: design, ipdSharingStatementModule: sharing } = protocol
  const at = <T extends object>(holder: T | undefined, ...names: (keyof T)[]): void => {
    for (const name of names) changeText(holder, name, change, true)
  }
  at(protocol.statusModule, 'whyStopped')
  at(protocol.descriptionModule, 'briefSummary', 'detailedDescription')
  at(design?.designInfo, 'interventionModelDescription')
  at(design?.designInfo?.maskingInfo, 'maskingDescription')
  for (const arm of arms?.armGroups ?? []) at(arm, 'description')
  for (const intervention of arms?.interventions ?? []) at(intervention, 'description')
  for (const outcome of outcomesOf(protocol)) at(outcome, 'description')
  at(protocol.eligibilityModule, 'eligibilityCriteria', 'studyPopulation', 'genderDescription')
  at(sharing, 'description', 'timeFrame', 'accessCriteria')
}

/** Titles, names and labels: one line each, without markup. */
function changePlain(protocol: RawProtocol, change: TextChange): void {
  const { armsInterventionsModule: arms } = protocol
  const at = <T extends object>(holder: T | undefined, ...names: (keyof T)[]): void => {
    for (const name of names) changeText(holder, name, change, false)
  }
  at(protocol.identificationModule, 'briefTitle', 'officialTitle')
  at(protocol.sponsorCollaboratorsModule?.leadSponsor, 'name')
  for (const arm of arms?.armGroups ?? []) at(arm, 'label')
  for (const intervention of arms?.interventions ?? []) at(intervention, 'name')
  for (const outcome of outcomesOf(protocol)) at(outcome, 'measure', 'timeFrame')
  for (const site of protocol.contactsLocationsModule?.locations ?? []) at(site, 'facility')
  const terms = protocol.conditionsModule
  if (terms?.keywords) terms.keywords = terms.keywords.map((each) => change(each, false))
}

/** Titles and descriptions anywhere in the posted results. */
function changeResults(value: unknown, change: TextChange): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const each of value) changeResults(each, change)
    return
  }
  const holder = value as Record<string, unknown>
  for (const name of Object.keys(holder)) {
    if (name === 'title' || name === 'description') changeText(holder, name, change, false)
    else changeResults(holder[name], change)
  }
}

function changeText<T extends object>(
  holder: T | undefined,
  name: keyof T,
  change: TextChange,
  isMarkup: boolean,
): void {
  const text: unknown = holder?.[name]
  if (holder && typeof text === 'string') holder[name] = change(text, isMarkup) as T[keyof T]
}
