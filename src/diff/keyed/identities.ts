/** What makes an item of a list the same item in another version: for each list of a Trial, by its name. */
import { fold } from '../../normalize/fold.js'
import { titleOfToday } from '../meaning/todays-words.js'

type Item = Readonly<Record<string, unknown>>

/** The fields that tell an item from its neighbours; the first group of which any is present is its identity. */
const identities: Record<string, readonly (readonly string[])[]> = {
  secondaryIds: [['id'], ['type', 'domain']],
  collaborators: [['name']],
  arms: [['label']],
  interventions: [['name']],
  outcomes: [['measure']],
  centralContacts: [['name'], ['email', 'phone']],
  contacts: [
    ['role', 'name'],
    ['email', 'phone'],
  ],
  overallOfficials: [['name']],
  locations: [['facility', 'city', 'country']],
  references: [['pmid'], ['citation']],
  retractions: [['pmid'], ['source']],
  seeAlsoLinks: [['url'], ['label']],
  availIpds: [['id'], ['url'], ['type']],
  largeDocuments: [['label'], ['typeAbbrev']],
  // posted results
  groups: [['id'], ['title']],
  eventGroups: [['id'], ['title']],
  periods: [['title']],
  milestones: [['type']],
  dropWithdraws: [['type']],
  achievements: [['groupId']],
  reasons: [['groupId']],
  denoms: [['units']],
  counts: [['groupId']],
  measures: [['title']],
  classes: [['title']],
  categories: [['title']],
  measurements: [['groupId']],
  outcomeMeasures: [['title']],
  analyses: [['groupIds', 'statisticalMethod', 'paramType']],
  seriousEvents: [['organSystem', 'term']],
  otherEvents: [['organSystem', 'term']],
  stats: [['groupId']],
  // the registry's words
  unpostedEvents: [['type', 'date']],
  violationEvents: [['type', 'postedDate', 'creationDate']],
  submissionInfos: [['releaseDate']],
  meshes: [['id'], ['term']],
  ancestors: [['id'], ['term']],
  browseLeaves: [['id'], ['name']],
  browseBranches: [['abbrev'], ['name']],
  geoPoints: [['facility', 'city', 'zip', 'country']],
}

/** Lists whose items people call by another field than the one that identifies them. */
const shown: Record<string, string> = { references: 'citation', seeAlsoLinks: 'label' }

/** An item as people would call it, on one line, as the record spells it. */
export function nameOf(list: string, item: unknown): string {
  const field = shown[list]
  const name = field === undefined ? undefined : (item as Item | undefined)?.[field]
  return typeof name === 'string' ? oneLine(name) : identifyingName(list, item)
}

function identifyingName(list: string, item: unknown): string {
  if (typeof item !== 'object' || item === null) return oneLine(String(item))
  for (const group of identities[list] ?? []) {
    let name = ''
    for (const field of group) {
      const part = (item as Item)[field]
      if (part !== undefined && part !== '') name = name === '' ? String(part) : `${name}, ${String(part)}`
    }
    if (name !== '') return oneLine(name)
  }
  return list
}

/** The identity of one item: its name, folded, so that another spelling of it is the same. */
export function identityOf(list: string, item: unknown): string {
  const name = identifyingName(list, item)
  return keyText(list === 'measures' ? titleOfToday(name) : name)
}

/** Identities of a whole list, made unique in order: `X`, `X #2`, `X #3`. */
export function identitiesOf(list: string, items: readonly unknown[]): string[] {
  return unique(items.map((item) => identityOf(list, item)))
}

/** Makes each of the keys unique by its rank among its equals. */
export function unique(keys: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return keys.map((key) => {
    const rank = (seen.get(key) ?? 0) + 1
    seen.set(key, rank)
    return rank === 1 ? key : `${key} #${rank}`
  })
}

/** A text as a key: folded, on one line. */
export function keyText(text: string): string {
  return asKey(fold(text))
}

/** Makes a name usable as a key: never empty, never a name that JavaScript or the keyed form treats as its own. */
export function asKey(name: string): string {
  return name === '' || name === 'order' || name === 'items' || name.startsWith('__') ? `“${name}”` : name
}

function oneLine(text: string): string {
  return /[^\S ]|\s\s/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim()
}
