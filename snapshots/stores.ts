/** The stores, the most particular location first. */
import type { StoreEntry } from './store.js'

export const stores: readonly StoreEntry[] = [
  {
    name: 'postgres',
    title: 'a schema of a PostgreSQL database, for teams and fleets: postgres://user@host/database',
    takes: (location) => /^postgres(?:ql)?:\/\//i.test(location),
    load: () => import('./postgres-store.js'),
  },
  {
    name: 'files',
    title: 'a folder of JSON files, fit for git',
    // Whatever else looks like an address may hold a password, which would become the name of a folder.
    takes: (location) => !/^\W*[a-z][a-z0-9+.-]+:(?:\/\/|.*@)/i.test(location),
    load: () => import('./files-store.js'),
  },
]
