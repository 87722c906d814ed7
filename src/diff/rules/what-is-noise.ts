/** What is no news by its kind: derived data, contacts, bookkeeping and references that the registry indexed by itself. */
import { countryKey } from '../../normalize/country.js'
import { fold, sameWords } from '../../normalize/fold.js'
import { valueAt } from '../keyed/pointer.js'
import type { Pair } from '../rule.js'
import { sameMeaning } from '../meaning/same-meaning.js'
import { fewWords } from '../meaning/text-facts.js'

/** Posted and submitted dates that the registry corrects by itself; their first appearance is news. */
const books = new Set(['firstSubmitted', 'firstSubmittedQc', 'firstPosted', 'lastUpdateSubmitted', 'lastUpdatePosted'])
const milestones = /^(?:results|disposition)First(?:SubmittedQc|Posted)$/

/** Why a difference at this path of the keyed form is no news, or undefined. */
export function noiseOf(pair: Pair, path: readonly string[], before: unknown, after: unknown): string | undefined {
  const field = path[0] ?? ''
  if (field === 'briefTitle' && isTitleWithAcronym(pair)) return 'acronym'
  if (field === 'derived' || field === 'lastKnownStatus') return 'derived'
  if (path.at(-1) === 'class' && !pair.sameFormat && !pair.bothFromApi && isCoarse(before, after)) return 'class'
  if (field === 'centralContacts') return 'contacts'
  if (books.has(field)) return 'bookkeeping'
  if (field === 'collaborators' && isLeadSponsor(pair, before ?? after)) return 'lead-sponsor'
  if (path[2] === 'pointOfContact') return 'contacts'
  if (field === 'locations' && path[3] === 'country' && isSameCountry(before, after)) return 'country'
  if (field === 'locations' && path[3] === 'state' && isSameName(before, after)) return 'formatting'
  // Bayern is Bavaria in the registry's list of places now; the postal code says that nobody moved.
  if (field === 'locations' && path[3] === 'state' && before && after && hasKeptZip(pair, path)) return 'place'
  if (milestones.test(field) && before !== undefined && after !== undefined) return 'bookkeeping'
  if (holdsNames(path) && isOtherCase(before, after) && !sameMeaning(before, after)) return 'respelled'
  if (field === 'references' && isIndexed(before) && isIndexed(after)) return 'auto-indexed'
  if (field === 'references' && path[3] === 'retractions' && haveSameSources(pair, before, after)) return 'formatting'
  // With a PubMed id the registry prints PubMed's citation, errata notes included.
  if (field === 'references' && path[3] === 'citation' && hasPubMedId(pair, path)) return 'citation'
  return undefined
}

/** Whether the registry, not the sponsor, writes at this path. */
export function registrysOwn(path: readonly string[]): boolean {
  const field = path[0] ?? ''
  if (field === 'references') return path[3] === 'citation' || path[3] === 'retractions'
  return (
    field === 'derived' ||
    field === 'lastKnownStatus' ||
    field === 'annotations' ||
    books.has(field) ||
    /^(?:results|disposition)FirstPosted$/.test(field)
  )
}

/** Pages print the acronym behind the title, in parentheses; the API gives it apart. */
function isTitleWithAcronym({ before, after }: Pair): boolean {
  const acronym = before.acronym ?? after.acronym
  const [shorter, longer] = [before.briefTitle ?? '', after.briefTitle ?? ''].toSorted((a, b) => a.length - b.length)
  return acronym !== undefined && sameWords(`${shorter} (${acronym})`, longer ?? '')
}

/** Fields in which every text is a title or a name, and the parts of others that are. */
const names = new Set(
  `briefTitle officialTitle organization leadSponsor collaborators responsibleParty conditions keywords overallOfficials
  locations label name otherNames armGroupLabels measure title term organSystem`.split(/\s+/),
)

/** Titles, names and lists of them: the registry has capitalized them by changing rules. In a longer text `5 mM` is not `5 MM`. */
function holdsNames(path: readonly string[]): boolean {
  return names.has(path[0] ?? '') || names.has(path.at(-1) ?? '')
}

function isOtherCase(before: unknown, after: unknown): boolean {
  const earlier = namesIn(before)
  const later = namesIn(after)
  return earlier.length > 0 && earlier.length === later.length && earlier.every((name, at) => name === later[at])
}

/** A text, or a list of texts in any order, without case; nothing for anything else. */
function namesIn(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.every((each) => typeof each === 'string') ? list.map((each) => fold(each).toLowerCase()).toSorted() : []
}

/** Classes that only the API tells: XML and downloads call all of these Other. */
const fine = new Set<unknown>(['OTHER_GOV', 'INDIV', 'NETWORK', 'AMBIG', 'UNKNOWN'])

function isCoarse(before: unknown, after: unknown): boolean {
  return (before === 'OTHER' && fine.has(after)) || (after === 'OTHER' && fine.has(before))
}

/** Pages print no PubMed ids of retractions, but where they stand. */
function haveSameSources({ compares }: Pair, before: unknown, after: unknown): boolean {
  return !compares('references[].retractions[].pmid') && sameMeaning(sourcesOf(before), sourcesOf(after))
}

function sourcesOf(retractions: unknown): unknown[] {
  const list: unknown[] = Array.isArray(retractions) ? retractions : [retractions]
  return list.map((each) => (typeof each === 'object' && each !== null && 'source' in each ? each.source : each))
}

function hasPubMedId({ keyed }: Pair, path: readonly string[]): boolean {
  return valueAt(keyed.after, [...path.slice(0, 3), 'pmid']) !== undefined
}

function hasKeptZip({ keyed }: Pair, path: readonly string[]): boolean {
  const zip = valueAt(keyed.before, [...path.slice(0, 3), 'zip'])
  return typeof zip === 'string' && zip.length >= 4 && zip === valueAt(keyed.after, [...path.slice(0, 3), 'zip'])
}

function isSameCountry(before: unknown, after: unknown): boolean {
  return typeof before === 'string' && typeof after === 'string' && countryKey(before) === countryKey(after)
}

/** `Nuevo Leon` and `Nuevo León` are one state. */
function isSameName(before: unknown, after: unknown): boolean {
  return typeof before === 'string' && typeof after === 'string' && fewWords(before) === fewWords(after)
}

/** The archive lists some lead sponsors among their own collaborators; nothing published later does. */
function isLeadSponsor({ before, after }: Pair, collaborator: unknown): boolean {
  const name =
    typeof collaborator === 'object' && collaborator && 'name' in collaborator ? collaborator.name : undefined
  if (typeof name !== 'string') return false
  return [before, after].every(({ leadSponsor }) => fold(leadSponsor?.name ?? '') === fold(name))
}

/** A reference the registry found by itself, or none. */
function isIndexed(reference: unknown): boolean {
  if (reference === undefined) return true
  return typeof reference === 'object' && reference !== null && 'type' in reference && reference.type === 'DERIVED'
}
