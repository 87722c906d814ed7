/** The parameters of a search on the registry's site as it was before 2024. */
import { quote } from '../../index.js'
import { phrase, rangeOf, refusal, texts, type Mapped } from './address-parts.js'

const statusOf: Readonly<Record<string, string>> = {
  a: 'RECRUITING',
  b: 'NOT_YET_RECRUITING',
  d: 'ACTIVE_NOT_RECRUITING',
  e: 'COMPLETED',
  f: 'ENROLLING_BY_INVITATION',
  g: 'SUSPENDED',
  h: 'TERMINATED',
  i: 'WITHDRAWN',
  m: 'UNKNOWN',
}

const phaseOf: Readonly<Record<string, string>> = {
  4: 'EARLY_PHASE1',
  0: 'PHASE1',
  1: 'PHASE2',
  2: 'PHASE3',
  3: 'PHASE4',
}
const typeOf: Readonly<Record<string, string>> = {
  Intr: 'INTERVENTIONAL',
  Obsr: 'OBSERVATIONAL',
  Expn: 'EXPANDED_ACCESS',
}
const ageOf: Readonly<Record<string, string>> = { 0: 'CHILD', 1: 'ADULT', 2: 'OLDER_ADULT' }
const sexOf: Readonly<Record<string, string>> = { Female: 'FEMALE', Male: 'MALE', All: 'ALL' }

/** The day it is from, or up to: `strd_s`, `strd_e`. */
const dayOf: Readonly<Record<string, string>> = {
  strd: 'StartDate',
  prcd: 'PrimaryCompletionDate',
  sfpd: 'StudyFirstPostDate',
  rfpd: 'ResultsFirstPostDate',
  lupd: 'LastUpdatePostDate',
}

const display = new Set('Search map draw rank sort count pg load show_rss flds show_flds no_unk'.split(' '))

export function classicTerms(name: string, values: readonly string[]): Mapped {
  const value = values.join(' ')
  const parameter = texts[name]
  if (parameter !== undefined) return { terms: { [parameter]: value } }
  if (display.has(name)) return {}
  const day = /^([a-z]{4})_([se])$/.exec(name)
  const area = dayOf[day?.[1] ?? '']
  if (area !== undefined) return classicDay(name, area, value, day?.[2] === 's')
  switch (name) {
    case 'locn':
      return { terms: { 'query.locn': value } }
    case 'recrs':
      return coded(name, [...values.join('')], statusOf, (words) => ({
        terms: { 'filter.overallStatus': words.join('|') },
      }))
    case 'phase':
      return coded(name, [...values.join('')], phaseOf, (words) => anyIn('Phase', words))
    case 'type':
      return coded(name, values, typeOf, (words) => anyIn('StudyType', words))
    case 'age':
      return coded(name, [...values.join('')], ageOf, (words) => anyIn('StdAge', words))
    case 'gndr':
      return coded(name, values, sexOf, (words) => anyIn('Sex', words))
    case 'rslt':
      return coded(name, values, { With: 'with', Without: 'without' }, (words) => ({
        terms: { aggFilters: `results:${words.join(' ')}` },
      }))
    case 'cntry':
      return /^[A-Z]{2}$/.test(value)
        ? { conditions: [`AREA[LocationCountry]${phrase(countryOf(value))}`] }
        : { fault: refusal(name) }
    default:
      return { fault: refusal(name) }
  }
}

function coded(
  name: string,
  values: readonly string[],
  meanings: Readonly<Record<string, string>>,
  map: (words: readonly string[]) => Mapped,
): Mapped {
  const unknown = values.find((value) => !Object.hasOwn(meanings, value))
  if (unknown !== undefined)
    return {
      fault: `${quote(`${name}=${unknown}`)} of this address has no counterpart in the registry's interface; take it out`,
    }
  return map(values.map((value) => meanings[value] ?? ''))
}

function anyIn(area: string, words: readonly string[]): Mapped {
  return { conditions: [`AREA[${area}](${words.join(' OR ')})`] }
}

/** `01/31/2020`. */
function classicDay(name: string, area: string, value: string, isFrom: boolean): Mapped {
  const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(value) ?? []
  const iso = `${year}-${month}-${day}`
  if (year === undefined) return { fault: `${quote(name)} of this address is no day, as in 01/31/2020` }
  return rangeOf(name, area, isFrom ? `${iso}_` : `_${iso}`)
}

/** `DE` → `Germany`, as the registry names most countries too. */
function countryOf(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
}
