/** redeliver: tells again, on purpose, what was found before: new items for the same events. */
import type { Happening } from '../../index.js'
import { routeHappening, type Receivers } from './route.js'
import type { RunParts } from '../run-parts.js'

/** @returns how many happenings were put into the outbox again */
export async function redeliver(
  { store, redeliver: wanted }: RunParts,
  receivers: Receivers,
  now: Date,
): Promise<number> {
  if (!wanted) return 0
  const payloads = new Map<string, string>()
  for await (const { entries } of store.events(wanted.since === undefined ? {} : { at: wanted.since })) {
    for (const entry of entries) {
      if (entry.kind !== 'event' || !(wanted.trials?.includes(entry.nctId) ?? true)) continue
      payloads.set(entry.payload, entry.nctId)
    }
  }
  let told = 0
  for (const [payload, nctId] of payloads) {
    const happening = await readHappening(store, nctId, payload)
    const entries = happening && routeHappening(happening, payload, receivers, { again: now.toISOString() })
    if (!entries || entries.length === 0) continue
    await store.commit({ entries })
    told++
  }
  return told
}

/** What was forgotten on request cannot be told again. */
async function readHappening(store: RunParts['store'], nctId: string, payload: string): Promise<Happening | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await store.payload(nctId, payload))) as Happening
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'payload-forgotten') return undefined
    throw error
  }
}
