/** Reads the study's officials: role, name and affiliation on one line, parted by commas that names hold too. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readValue } from '../../src/normalize/value.js'

type Official = NonNullable<Draft['overallOfficials']>[number]

/** `Study Director: Kim Berg, MD, Invented Institute`. */
export function placeOfficials(values: readonly string[], draft: Draft, remark: Remark): void {
  const lines: { role: string; words: string }[] = []
  for (const value of values) {
    const colon = value.indexOf(':')
    const role = colon < 0 || colon > 40 ? undefined : readValue('OfficialRole', value.slice(0, colon))
    const last = lines.at(-1)
    if (role !== undefined) lines.push({ role, words: value.slice(colon + 1).trim() })
    else if (last) last.words = last.words === '' ? value : `${last.words}, ${value}`
  }
  const organizations = new Set(organizationsOf(draft))
  const officials = lines.flatMap(({ role, words }): Official[] => {
    const name = splitName(words, organizations)
    if (!name) remark.issue('glued-values', 'overallOfficials', words)
    return name ? [{ role, ...name }] : []
  })
  if (officials.length < lines.length) remark.omits('overallOfficials')
  else if (officials.length > 0) draft.overallOfficials = officials
}

/** Organizations that the page has named before. */
function organizationsOf({ leadSponsor, collaborators, locations }: Draft): string[] {
  const names = [leadSponsor?.name, ...(collaborators ?? []).map(({ name }) => name)]
  return [...names, ...(locations ?? []).map(({ facility }) => facility)].flatMap((name) => name ?? [])
}

/** @returns undefined where it cannot be told which comma ends the name */
function splitName(printed: string, organizations: ReadonlySet<string>): Omit<Official, 'role'> | undefined {
  if (printed.length > longest) return undefined
  const words = printed.split(', ')
  const known = words.findIndex((_, at) => at > 0 && organizations.has(words.slice(at).join(', ')))
  const plain = words.findIndex((word, at) => at > 0 && !isDegree(word))
  const end = known > 0 ? known : plain < 0 ? words.length : plain
  const rest = words.slice(end)
  if (known < 0 && !isAffiliation(rest)) return undefined
  const affiliation = rest.join(', ')
  return { name: words.slice(0, end).join(', '), ...(affiliation === '' ? {} : { affiliation }) }
}

/** No line of an official comes near. */
const longest = 1000

/** Of several pieces the first may belong to the name still, as a title does: `Head of Unit`. */
function isAffiliation([first = '', second]: readonly string[]): boolean {
  if (place.test(first)) return true
  if (title.test(first)) return false
  return second === undefined || organization.test(first) || company.test(second)
}

const title =
  /\b(?:professor|prof|director|head|chief|chair|chairman|lecturer|dr|doctor|consultant|officer|scientist|physician|surgeon|investigator|fellow|resident)\b/i
const place =
  /universit|hospital|h[oô]pita[lu]|institut|clini[ck]s?\b|cent(?:er|re|rum)|college|school|facult|department|dept/i
const organization =
  /division|section of|pharma|therap|foundation|group|laborator|health|medical|research|academ|council|ministry|service|system|trust|network|program|associat|society|consort|\b(?:inc|ltd|gmbh|llc|corp|co|ag|sa|chu|nhs)\b/i
const company = /^(?:inc|ltd|llc|corp|co)\b/i

/** Letters behind a name, as PubMed and registries write them. */
const degrees: ReadonlySet<string> = new Set(
  `ba bch bds bm bmbs bs bsc bsn cnm cns crna dc dds dm dmd dnp do dpharm dphil dpt dr drph ds dsc dvm edd esq facc facep
  facog facp facr facs faafp faan faap faha fesc fidsa fracp frcp frcpc frcr frcs frcsc habil ii iii iv jd jr lcsw ma mba
  mbbch mbbs mbchb mbe md mdcm mha mhs mhsc mmed mms mmsc mp mpa mph mphil mpp mpt ms msc msce mscr msn mspt msw mtr np ot
  otr pa pac pharm pharmd phd prof professor psyd pt rd rdn rn rpt sc scd sr std`.split(/\s+/),
)

/** `M.D.`, `M. D.`, `MD-PhD`, `MD PhD`. */
function isDegree(word: string): boolean {
  if (word.length > 40) return false
  const letters = word.toLowerCase().replaceAll('.', '')
  const parts = letters.split(/[\s/&-]+/)
  return degrees.has(letters.replaceAll(' ', '')) || parts.every((part) => degrees.has(part))
}
