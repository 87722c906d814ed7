/** The stores, the most particular location first. */
import type { StoreEntry } from './store.js'

export const stores: readonly StoreEntry[] = [
  {
    name: 'files',
    title: 'a folder of JSON files, fit for git',
    takes: () => true,
    load: () => import('./files-store.js'),
  },
]
