/** namesPeople: whether a change tells of contacts or officials, or quotes one by name. */
import type { Change, ParsedTrial, Trial } from '../../index.js'

const codes = /^(?:official|investigator|responsible-party)\//
const paths = /contacts|overallOfficials|responsibleParty|pointOfContact/i

export function isAboutPeople({ code, path, facts }: Change): boolean {
  return codes.test(code) || paths.test(path) || (typeof facts.field === 'string' && paths.test(facts.field))
}

/** In a free text an address leads to a person, whether or not a record lists whose it is. */
const mailAddress = /[\p{L}\d._%+-]+(?:@|\s?[[(]at[\])]\s?)[\p{L}\d-]+(?:\.|\s?[[(]dot[\])]\s?)\p{L}{2}/iu

/**
 * A test for texts: whether one quotes a name, an address or a number of those whom either record names. Names are known
 * whatever stands before, behind or between their words, either way round; numbers by their last digits, however grouped.
 */
export function quotesPeople(...records: readonly ParsedTrial[]): (text: string) => boolean {
  const people = records.map(({ trial }) => peopleOf(trial))
  const names = new Set(people.flatMap(({ names: each }) => each.flatMap(spellings)))
  const sizes = [...new Set([...names].map((name) => name.split(' ').length))]
  const numbers = new Set(people.flatMap(({ phones }) => phones.flatMap(lastDigits)))
  const emails = new Set(people.flatMap(({ emails: each }) => each.map((email) => email.trim().toLowerCase())))
  return (text) => {
    const words = wordsOf(text)
    const digits = text.replaceAll(/(?<=\d)[^\p{L}\d]{1,3}(?=\d)/gu, '')
    return (
      mailAddress.test(text) ||
      [...emails].some((each) => each !== '' && text.toLowerCase().includes(each)) ||
      words.some((_, at) => sizes.some((size) => names.has(words.slice(at, at + size).join(' ')))) ||
      [...numbers].some((each) => digits.includes(each))
    )
  }
}

interface People {
  names: readonly string[]
  phones: readonly string[]
  emails: readonly string[]
}

function peopleOf(trial: Trial): People {
  const contacts = [...(trial.centralContacts ?? []), ...(trial.locations ?? []).flatMap(({ contacts: at = [] }) => at)]
  const officials = trial.overallOfficials ?? []
  const { investigatorFullName, oldNameTitle, name } = trial.responsibleParty ?? {}
  const point = trial.results?.moreInfo?.pointOfContact
  const companies = companiesOf(trial)
  const names = [...[...contacts, ...officials].map((each) => each.name), investigatorFullName, oldNameTitle, name]
  return {
    names: names.filter(isThere).filter((each) => !companies.has(wordsOf(each).join(' '))),
    phones: [...contacts.map(({ phone }) => phone), point?.phone].filter(isThere),
    emails: [...contacts.map(({ email }) => email), point?.email].filter(isThere),
  }
}

/** A sponsor that stands for its own official is told; one that may be a single person is known by its class. */
function companiesOf({ leadSponsor, collaborators = [] }: Trial): Set<string> {
  const sponsors = [leadSponsor, ...collaborators].filter(isThere)
  const companies = sponsors.filter((each) => each.class !== undefined && !/^(?:INDIV|OTHER|UNKNOWN)$/.test(each.class))
  return new Set(companies.flatMap((each) => (each.name === undefined ? [] : [wordsOf(each.name).join(' ')])))
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined
}

const titles = new Set(
  'prof professor dr med md phd msc bsc mph mba rn do mbbs frcp pharmd pd priv doz assoc associate assistant mr mrs ms sir dra'.split(
    ' ',
  ),
)

/** With one of these it is a desk, an office or a company that is named, whose words stand in many a text. */
const desks =
  /\b(?:stud(?:y|ies)|trials?|clinical|cent(?:er|re|ral)|contacts?|call|hospital|clinic|pharma\w*|inc|ltd|llc|gmbh|ag|corp\w*|company|universit\w+|institut\w+|medical|medicine|research|team|office|department|information|recruitment|sites?|sponsor|reference|number|group|foundation|monitor|service|line|desk)\b/i

/** As it is written, without titles, and the last name first; one word alone is no name, for it may be any word. */
function spellings(name: string): string[] {
  if (desks.test(name)) return []
  const [first = '', ...degrees] = name.split(',')
  const plain = wordsOf(first).filter((word) => !titles.has(word))
  // `Doe, Jane`: what is behind the comma is a name where no title is.
  const behind = wordsOf(degrees.join(' ')).filter((word) => !titles.has(word))
  const words = plain.length === 1 ? [...behind.slice(0, 2), ...plain] : plain
  const last = words.at(-1)
  const given = words[0]
  if (last === undefined || given === undefined || words.length < 2) return []
  const ends = given.length > 1 ? [`${given} ${last}`] : []
  return [words.join(' '), ...ends, [last, ...words.slice(0, -1)].join(' '), ...ends.map(() => `${last} ${given}`)]
}

/** In small letters, without accents and the signs between. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []
  )
}

/** Codes of countries and zeros before a number are written or not. */
function lastDigits(phone: string): string[] {
  const digits = phone.replace(/\s*(?:ext|x|#).*$/is, '').replaceAll(/\D/g, '')
  return digits.length < 7 ? [] : [digits.slice(-8)]
}
