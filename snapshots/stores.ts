/** The stores, the most particular location first. */
import type { StoreEntry } from './store.js'

export const stores: readonly StoreEntry[] = [
  {
    name: 'postgres',
    title: 'a schema of a PostgreSQL database, for teams and fleets: postgres://user@host/database',
    takes: (location) => /^postgres(?:ql)?:\/\//.test(location),
    load: () => import('./postgres-store.js'),
  },
  {
    name: 'files',
    title: 'a folder of JSON files, fit for git',
    takes: () => true,
    load: () => import('./files-store.js'),
  },
]
