/** Ids in batches: as many as may stand in one request, and how a batch that was refused is taken apart. */
import { readNctId } from '../normalize/nct-id.js'

export function batchesOf(ids: readonly string[], most: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, place) => ids.slice(place * most, (place + 1) * most))
}

export function halvesOf(ids: readonly string[]): [string[], string[]] {
  const middle = Math.ceil(ids.length / 2)
  return [ids.slice(0, middle), ids.slice(middle)]
}

/** Each id once in the registry's spelling, and what is no id of a trial at all. */
export function sortIds(given: readonly string[]): { ids: string[]; odd: string[] } {
  const ids = new Set<string>()
  const odd = new Set<string>()
  for (const each of given) {
    const nctId = readNctId(each)
    if (nctId === undefined) odd.add(each)
    else ids.add(nctId)
  }
  return { ids: [...ids], odd: [...odd] }
}

/**
 * The parts in which a refused batch is asked again: the ids that the registry names in its sentence each by itself,
 * else two halves. Undefined where the sentence is about something else than ids: then every part would be refused.
 */
export function partsOf(ids: readonly string[], sentence: string): string[][] | undefined {
  const named = ids.filter((id) => new RegExp(`\\b${id}\\b`, 'i').test(sentence))
  if (named.length > 0 && named.length < ids.length) {
    return [ids.filter((id) => !named.includes(id)), ...named.map((id) => [id])]
  }
  if (/`?(?:fields|pageSize|format|markupFormat|sort|countTotal)`?/.test(sentence)) return undefined
  return halvesOf(ids)
}
