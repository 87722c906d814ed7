/** namesPeople: whether a change tells of contacts or officials, or quotes one by name. */
import type { Change, ParsedTrial, Trial } from '../index.js'

const codes = /^(?:official|investigator|responsible-party)\//
const paths = /contacts|overallOfficials|responsibleParty|pointOfContact/i

export function isAboutPeople({ code, path, facts }: Change): boolean {
  return codes.test(code) || paths.test(path) || (typeof facts.field === 'string' && paths.test(facts.field))
}

/** A test for texts: whether one quotes a name, an address or a number of those whom either record names. */
export function quotesPeople(...records: readonly ParsedTrial[]): (text: string) => boolean {
  const words = new Set(
    records
      .flatMap(({ trial }) => peopleOf(trial))
      .map(bare)
      .filter((each) => each.length > 5),
  )
  return (text) => {
    const told = text.replaceAll(/\s+/g, ' ').toLowerCase()
    return [...words].some((each) => told.includes(each))
  }
}

function peopleOf(trial: Trial): string[] {
  const contacts = [...(trial.centralContacts ?? []), ...(trial.locations ?? []).flatMap(({ contacts: at = [] }) => at)]
  const officials = trial.overallOfficials ?? []
  const { investigatorFullName, oldNameTitle, name } = trial.responsibleParty ?? {}
  const { email, phone } = trial.results?.moreInfo?.pointOfContact ?? {}
  return [
    ...contacts.flatMap((each) => [each.name, each.phone, each.email]),
    ...officials.map((each) => each.name),
    investigatorFullName,
    oldNameTitle,
    name,
    email,
    phone,
  ].filter((each) => each !== undefined)
}

/** Without academic degrees behind it, in small letters. */
function bare(name: string): string {
  return name.replace(/,.*$/s, '').replaceAll(/\s+/g, ' ').trim().toLowerCase()
}
