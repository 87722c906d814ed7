/** The stores, the most particular location first. */
import type { StoreEntry } from './store.js'

export const stores: readonly StoreEntry[] = []
