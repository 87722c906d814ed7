/** openStore: the store at a location. */
import { UsageError } from '../src/model/errors.js'
import type { OpenOptions, Store } from './store.js'
import { stores } from './stores.js'

export type OpenStoreOptions = OpenOptions

/**
 * @param location a folder, or `postgres://…`
 * @throws StoreError `store-not-found`, `store-locked`, `store-broken`, `store-trouble`
 */
export async function openStore(location: string, options: OpenStoreOptions): Promise<Store> {
  const entry = stores.find((each) => each.takes(location))
  if (!entry) throw new UsageError('bad-usage', 'No store takes this location; name a folder or postgres://….')
  const { open } = await entry.load()
  return open(location, options)
}
