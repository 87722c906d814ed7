/** The parameters of a listing, checked and refused in the registry's own words. */
import { invalidValue, sentence, type Answer } from './answer.js'
import { pathOf } from './fields.js'
import { matcherOf, QueryFault, queryNames, type Matcher } from './search.js'

const idPattern = /^[Nn][Cc][Tt]0*[1-9]\d{0,7}$/

/** `nct1` → `NCT00000001`; undefined where it is no id. */
export function wholeId(id: string): string | undefined {
  if (!idPattern.test(id)) return undefined
  return `NCT${id.slice(3).replace(/^0+/, '').padStart(8, '0')}`
}

const statuses =
  'ACTIVE_NOT_RECRUITING COMPLETED ENROLLING_BY_INVITATION NOT_YET_RECRUITING RECRUITING SUSPENDED TERMINATED WITHDRAWN AVAILABLE NO_LONGER_AVAILABLE TEMPORARILY_NOT_AVAILABLE APPROVED_FOR_MARKETING WITHHELD UNKNOWN'.split(
    ' ',
  )
const filters = ['overallStatus', 'ids', 'advanced', 'geo', 'synonyms']
const known = new Set([
  ...'format markupFormat fields sort countTotal pageSize pageToken aggFilters geoDecay'.split(' '),
  ...queryNames.map((name) => `query.${name}`),
  ...filters.flatMap((name) => [`filter.${name}`, `postFilter.${name}`]),
])

export interface Listing {
  /** Paths; all where there are none. */
  fields?: readonly string[]
  ids?: readonly string[]
  matchers: readonly Matcher[]
  sort: readonly { path: string; descending: boolean }[]
  countTotal: boolean
  pageSize: number
  pageToken?: string
  markupFormat: string
}

/** What is asked, or how it is refused. */
export function listingOf(query: URLSearchParams): Listing | Answer {
  for (const name of query.keys()) if (!known.has(name)) return sentence(400, `\`${name}\` is unknown parameter`)
  const fields = fieldsOf(query)
  if (fields !== undefined && !Array.isArray(fields)) return fields as Answer
  const choice = choicesFault(query)
  if (choice !== undefined) return choice
  const size = query.get('pageSize') ?? '0'
  if (!/^\d+$/.test(size)) return invalidValue('pageSize', size)
  const idList = listOf(query.get('filter.ids') ?? query.get('postFilter.ids'))
  const bad = idList?.find((id) => wholeId(id) === undefined)
  if (bad !== undefined)
    return sentence(400, `Parameter \`filter.ids\` has incorrect format: invalid NCT ID \`${bad}\``)
  const sort = sortOf(query.get('sort'))
  if (typeof sort === 'string') return invalidValue('sort', sort)
  try {
    return {
      ...(fields === undefined ? {} : { fields: fields as readonly string[] }),
      ...(idList === undefined ? {} : { ids: idList.map((id) => wholeId(id) ?? id) }),
      matchers: matchersOf(query),
      sort,
      countTotal: query.get('countTotal') === 'true',
      pageSize: Math.min(Number(size) || 10, 1000),
      ...(query.has('pageToken') ? { pageToken: query.get('pageToken') ?? '' } : {}),
      markupFormat: query.get('markupFormat') ?? 'markdown',
    }
  } catch (error) {
    if (error instanceof QueryFault) return sentence(400, error.message)
    throw error
  }
}

/** The paths of `fields`; all where the parameter is absent. */
export function fieldsOf(query: URLSearchParams): readonly string[] | Answer | undefined {
  const names = listOf(query.get('fields'))
  if (names === undefined) return undefined
  const bad = names.find((name) => pathOf(name) === undefined)
  if (bad !== undefined) return sentence(400, `Parameter \`fields\` contains invalid field name: '${bad}'`)
  return names.flatMap((name) => pathOf(name) ?? [])
}

/** Parameters that take one of few values. */
export function choicesFault(query: URLSearchParams): Answer | undefined {
  const format = query.get('format') ?? 'json'
  if (format !== 'json') return invalidValue('format', format)
  const markup = query.get('markupFormat') ?? 'markdown'
  if (markup !== 'markdown' && markup !== 'legacy') return invalidValue('markupFormat', markup)
  const total = query.get('countTotal') ?? 'false'
  return total === 'true' || total === 'false' ? undefined : invalidValue('countTotal', total)
}

function matchersOf(query: URLSearchParams): Matcher[] {
  const queries = queryNames.flatMap((name) => {
    const expression = query.get(`query.${name}`)
    return expression === null || expression === '' ? [] : [{ name, expression }]
  })
  const matchers = queries.map(({ name, expression }) => matcherOf(expression, `\`query.${name}\``, name))
  // A query of nothing but ids lets the filters out of account.
  const idsAlone = queries.some(({ expression }) =>
    expression.split(/[\s,|]+|\bOR\b/).every((word) => word === '' || wholeId(word) !== undefined),
  )
  if (idsAlone) return matchers
  for (const prefix of ['filter', 'postFilter']) {
    const advanced = query.get(`${prefix}.advanced`)
    if (advanced !== null && advanced !== '') matchers.push(matcherOf(advanced, `\`${prefix}.advanced\``, 'term'))
    const wanted = listOf(query.get(`${prefix}.overallStatus`))
    if (wanted === undefined) continue
    const bad = wanted.find((status) => !statuses.includes(status))
    if (bad !== undefined)
      throw new QueryFault(
        `Invalid value in parameter \`${prefix}.overallStatus\`: \`${bad}\`. Allowed values for enum field \`protocolSection.statusModule.overallStatus\` are ${statuses.map((status) => `\`${status}\``).join(', ')}`,
      )
    matchers.push(({ protocolSection }) => wanted.includes(protocolSection.statusModule.overallStatus ?? ''))
  }
  for (const part of listOf(query.get('aggFilters')) ?? []) {
    const [name, value] = part.split(':')
    if (name === 'results') matchers.push(({ hasResults }) => (value === 'with') === (hasResults === true))
    else if (name === 'status') matchers.push(statusShort(value ?? ''))
    else throw new QueryFault(`Invalid value in parameter \`aggFilters\`: \`${part}\``)
  }
  return matchers
}

const shorts: Readonly<Record<string, string>> = {
  com: 'COMPLETED',
  rec: 'RECRUITING',
  act: 'ACTIVE_NOT_RECRUITING',
  ter: 'TERMINATED',
  not: 'NOT_YET_RECRUITING',
  sus: 'SUSPENDED',
  wit: 'WITHDRAWN',
}

function statusShort(value: string): Matcher {
  const wanted = value.split(' ').map((short) => shorts[short])
  return ({ protocolSection }) => wanted.includes(protocolSection.statusModule.overallStatus)
}

/** The fault, or the paths and directions. */
function sortOf(sort: string | null): string | { path: string; descending: boolean }[] {
  const parts = listOf(sort) ?? []
  if (parts.length > 2) return sort ?? ''
  const read = parts.map((part) => {
    const [name = '', direction] = part.split(':')
    if (name === '@relevance') return { path: '', descending: true }
    const path = pathOf(name)
    const isSortable = path !== undefined && /(?:date|Date|count|Timestamp)$/.test(path)
    if (!isSortable || ![undefined, 'asc', 'desc'].includes(direction)) return part
    return { path, descending: direction === undefined ? !path.endsWith('count') : direction === 'desc' }
  })
  const bad = read.find((each) => typeof each === 'string')
  return bad ?? read.filter((each) => typeof each !== 'string').filter(({ path }) => path !== '')
}

function listOf(text: string | null): string[] | undefined {
  if (text === null) return undefined
  return text
    .split(/[,|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
