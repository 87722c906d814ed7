/** Pages of `/api/v2/studies`: filtered, ordered, cut, with a token that holds for one build of the data. */
import { seededRandom } from '../random.js'
import { invalidValue, jsonAnswer, type Answer } from './answer.js'
import { project, valueAt } from './fields.js'
import { asLegacyMarkup } from './markup.js'
import { listingOf, type Listing } from './parameters.js'
import type { Study } from './study.js'
import type { Trial } from './trial.js'
import type { World } from './world.js'

export function list(world: World, query: URLSearchParams, emptiesPage: () => boolean): Answer {
  const listing = listingOf(query)
  if ('status' in listing) return listing
  const kind = fingerprint(query)
  const token = listing.pageToken
  const offset = token === undefined ? 0 : offsetOf(token, world.build, kind)
  if (offset === undefined) return invalidValue('pageToken', token ?? '')
  const found = find(world, listing)
  const isEmptied = offset + listing.pageSize < found.length && emptiesPage()
  const size = isEmptied ? 0 : listing.pageSize
  const page = found.slice(offset, offset + size)
  const rest = offset + size < found.length ? tokenOf(offset + size, world.build, kind) : undefined
  const isFull = listing.fields === undefined
  const studies = page.map((trial) => textOf(world.record(trial, isFull), listing))
  const opening = [
    ...(listing.countTotal && token === undefined ? [`"totalCount":${found.length},`] : []),
    ...(rest === undefined ? [] : [`"nextPageToken":${JSON.stringify(rest)},`]),
  ].join('')
  const body = `{${opening}"studies":[${studies.length === 0 ? '' : `\n${studies.join(',\n')}\n`}]}`
  return jsonAnswer(body, isFull ? page.map(({ nctId }) => nctId) : [])
}

function textOf(study: Study, { fields, markupFormat }: Listing): string {
  const marked = markupFormat === 'legacy' ? asLegacyMarkup(study) : study
  return JSON.stringify(fields === undefined ? marked : project(marked, fields))
}

function find(world: World, { ids, matchers, sort }: Listing): Trial[] {
  // An alias is found as the record that answers for it, and that one only once.
  const asked = ids === undefined ? [...world.trials.values()] : ids.flatMap((id) => world.resolve(id) ?? [])
  const present = [...new Set(asked)].filter(({ fate }) => fate.is === 'present' || fate.is === 'withheld')
  const matching = present.filter((trial) => matchers.every((each) => each(trial.study())))
  if (sort.length > 0) return matching.toSorted((a, b) => compare(a, b, sort))
  // Without a wish, each build has an order of its own.
  return seededRandom(world.build).shuffled(matching.toSorted((a, b) => (a.nctId < b.nctId ? -1 : 1)))
}

function compare(a: Trial, b: Trial, sort: Listing['sort']): number {
  for (const { path, descending } of sort) {
    const [one, other] = [valueAt(a.study(), path), valueAt(b.study(), path)] as [string?, string?]
    if (one === other) continue
    if (one === undefined) return 1
    if (other === undefined) return -1
    return (one < other ? -1 : 1) * (descending ? -1 : 1)
  }
  return a.nctId < b.nctId ? -1 : 1
}

/** A token goes with everything that was asked but the size of the page. */
function fingerprint(query: URLSearchParams): string {
  const rest = [...query].filter(([name]) => !['countTotal', 'pageSize', 'pageToken'].includes(name))
  const text = JSON.stringify(rest.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  let sum = 0
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) >>> 0
  return sum.toString(36)
}

function tokenOf(offset: number, build: number, kind: string): string {
  return Buffer.from(`${build}.${offset}.${kind}`).toString('base64url')
}

function offsetOf(token: string, build: number, kind: string): number | undefined {
  const [tokenBuild, offset, tokenKind] = Buffer.from(token, 'base64url').toString().split('.')
  return tokenBuild === String(build) && tokenKind === kind ? Number(offset) : undefined
}
