/** Whether what a store answers from its index is what its ledger says. */
import { isDeepStrictEqual } from 'node:util'
import type { Fold } from './fold.js'
import type { Store } from './store.js'

/** @returns a sentence about the first answer that differs; undefined also where a writer went on meanwhile */
export async function indexFault(store: Store, fold: Fold): Promise<string | undefined> {
  const fault = await firstFault(store, fold)
  return fault !== undefined && (await store.head()).seq === fold.head.seq ? fault : undefined
}

async function firstFault(store: Store, fold: Fold): Promise<string | undefined> {
  const trials = new Set([...fold.trials].flatMap(([nctId, { ids }]) => (ids.length > 0 ? [nctId] : [])))
  for await (const nctId of store.trials()) {
    if (!trials.delete(nctId)) return `The store lists ${nctId}, of which the ledger says nothing.`
    const snapshots = fold.trials.get(nctId)?.ids.map((id) => fold.snapshots.get(id)?.snapshot)
    if (!isSame(await store.snapshots(nctId), snapshots))
      return `What the store lists of ${nctId} is not what the ledger says.`
  }
  const [missing] = trials
  if (missing !== undefined) return `The store does not list ${missing}, of which the ledger says that it was kept.`
  if (!isSame([...(await store.marks(''))].toSorted(byKey), [...fold.marks].toSorted(byKey)))
    return 'The marks of the store are not those of the ledger.'
  if (!isSame(await store.outbox(), [...fold.outbox.values()]))
    return 'What the store has still to send is not what the ledger says.'
  return undefined
}

/** As JSON, in which a key without a value is none. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))
}

function byKey([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1
}
