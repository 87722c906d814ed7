/** How alike two names of facilities are, by the words that tell one facility from another. */
import { fold } from '../../normalize/fold.js'
import { similarity, type Words } from './similarity.js'

export interface FacilityName {
  /** All words, in one spelling each: `Centre` as `center`, `Hospitals` as `hospital`. */
  all: Words
  /** Those that are no kind of facility, no department, no place and no number. */
  own: ReadonlySet<string>
  /** Those that tell one of several: `first`, `north`. */
  which: ReadonlySet<string>
}

/** @param places the names of its town, state and country, which tell nothing in a facility's name */
export function nameOfFacility(facility = '', places: readonly (string | undefined)[] = []): FacilityName {
  const near = new Set(places.flatMap((place) => wordsIn(place ?? '')))
  const all = new Map<string, number>()
  for (const word of wordsIn(facility)) all.set(word, (all.get(word) ?? 0) + 1)
  const own = [...all.keys()].filter(
    (word) => !near.has(word) && !kinds.has(word) && !numbering.has(word) && !/^\p{N}+$|^.$/u.test(word),
  )
  return { all, own: new Set(own), which: new Set([...all.keys()].filter((word) => numbering.has(word))) }
}

/** 0 for nothing in common to 1 for the same words. */
export function nameLikeness(before: FacilityName, after: FacilityName, atOneAddress: boolean): number {
  // The First Affiliated Hospital is not the Second.
  if (before.which.size > 0 && after.which.size > 0 && ![...before.which].some((word) => after.which.has(word)))
    return 0
  const score = similarity(before.all, after.all)
  const shared = [...before.own].filter((word) => after.own.has(word)).length
  const fewer = Math.min(before.own.size, after.own.size)
  // Names that have words of their own and share none are two facilities, whatever kinds and places they share.
  if (!atOneAddress && fewer > 0 && shared === 0) return score < 0.75 ? 0 : score
  // At one address one of them is enough.
  if (atOneAddress && shared > 0) return Math.max(score, 0.5 + (0.3 * shared) / fewer)
  return isWithin(before.all, after.all, atOneAddress ? 2 : 3) ? Math.max(score, 0.6) : score
}

/** Whether all but a quarter of the shorter name stands in the longer one, and so many words at least. */
function isWithin(before: Words, after: Words, least: number): boolean {
  const [shorter, longer] = before.size <= after.size ? [before, after] : [after, before]
  const found = [...shorter.keys()].filter((word) => longer.has(word)).length
  return found >= least && found / shorter.size >= 0.75
}

function wordsIn(text: string): string[] {
  const plain = fold(text)
    .normalize('NFKD')
    .replace(/\p{M}+|(?<=\p{L})'(?=s\b)/gu, '')
    .toLowerCase()
  return (plain.match(/\p{L}+|\p{N}+/gu) ?? []).map((word) => spellings.get(word) ?? singular(word))
}

function singular(word: string): string {
  return word.length > 5 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us')
    ? word.slice(0, -1)
    : word
}

/** Short and foreign spellings of the same word. */
const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    centre: 'center',
    centers: 'center',
    centres: 'center',
    ctr: 'center',
    univ: 'university',
    hosp: 'hospital',
    dep: 'department',
    dept: 'department',
    inst: 'institute',
    med: 'medical',
    st: 'saint',
  }),
)

const numbering: ReadonlySet<string> = new Set(
  'first second third fourth fifth sixth north south east west northern southern eastern western'.split(' '),
)

/** Words that say what kind of a place it is, in the languages of most sites. */
const kinds: ReadonlySet<string> = new Set(
  `the of and for at in on a an de la le les du des der die das di da del della do dos y e et und im am von van voor och i
  center hospital clinic clinica clinical clinico clinique klinik klinikum kliniken krankenhaus spital kantonsspital
  universitatsspital universitatsklinikum university universidad universita universitat universite universitario
  universitaria universitaire ospedale ospedaliera ospedaliero azienda policlinico hopital hopitaux hospitalier chu chru
  hospitalario instituto institute institut istituto fundacion foundation fondazione fundacao college school faculty
  medical medicine medico medica health healthcare care cancer research investigational investigative investigator study
  trial site local institution facility group associate association partner practice physician specialist program network
  system service department division unit ward office pavilion building campus consortium corporation company inc llc ltd
  pc pa pllc gmbh oncology oncologia cancerologia hematology cardiology neurology dermatology urology radiology surgery pediatric psychiatry
  endocrinology gastroenterology rheumatology nephrology ophthalmology pulmonary internal general regional national nacional nazionale
  international central community comprehensive memorial public private state county city district provincial municipal
  children child woman women veteran veterans affair affairs va saint san santa sankt szpital nemocnice ziekenhuis
  new people affiliated`
    .split(/\s+/)
    .map(singular),
)
