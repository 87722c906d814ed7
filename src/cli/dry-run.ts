/** What a run would ask of the registry, from what is remembered; nothing is asked and nothing written. */
import { StoreError } from '../index.js'
import type { Memory } from '../watch/memory.js'
import type { WatchConfig } from '../watch/watch-config.js'

/** @throws ConfigError, StoreError */
export async function planOf(config: WatchConfig, asJson: boolean): Promise<string> {
  const { describePlan, planRun, readLists } = await import('../watch/watching.js')
  const lists = await readLists(config)
  const { memory, retrieved } = await remembered(config)
  const plan = planRun({ config, lists, memory, retrieved, now: new Date(), accept: new Set() })
  const lines = describePlan(plan)
  if (!asJson) return `${lines.join('\n')}\n`
  const { watched, searches, rows, full } = plan
  const ids = {
    watched: [...watched.keys()],
    searches: searches.map(({ id }) => id),
    rows,
    full: Object.fromEntries(full),
  }
  return `${JSON.stringify({ form: 1, dryRun: true, lines, ...ids }, null, 2)}\n`
}

interface Remembered {
  memory: Memory
  retrieved: ReadonlyMap<string, string>
}

/** Before the first run there is no store, and nothing is remembered. */
async function remembered(config: WatchConfig): Promise<Remembered> {
  const { openStoreOf, nothingRemembered, recall } = await import('../watch/watching.js')
  try {
    const store = await openStoreOf(config, process.env, 'read')
    try {
      const memory = await recall(store)
      return { memory, retrieved: await store.lastRetrieved([...memory.told.keys()]) }
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store-not-found') throw error
    return { memory: nothingRemembered, retrieved: new Map() }
  }
}
