/** What is still to be sent, as entries of the ledger tell it: pending, composed into messages, and what came of those. */
import type { PendingItem } from '../src/model/delivery.js'
import type { LedgerEntry } from '../src/model/ledger.js'

export interface Deliveries {
  outbox: Map<string, PendingItem>
  pended: Set<string>
  messages: Map<string, readonly string[]>
  sent: Set<string>
}

type DeliveryEntry = Extract<LedgerEntry, { kind: 'pending' | 'composed' | 'receipt' }>

/** @param at when the line that holds the entry was committed */
export function foldDelivery(deliveries: Deliveries, entry: DeliveryEntry, at: string): void {
  const { outbox } = deliveries
  if (entry.kind === 'pending') {
    const { kind: _, ...item } = entry
    if (!deliveries.pended.has(item.id)) outbox.set(item.id, { ...item, since: at, attempts: 0 })
    deliveries.pended.add(item.id)
    return
  }
  if (entry.kind === 'composed') {
    deliveries.messages.set(entry.message, entry.items)
    for (const item of itemsOf(outbox, entry.items)) outbox.set(item.id, { ...item, message: entry.message })
    return
  }
  const items = itemsOf(outbox, deliveries.messages.get(entry.message) ?? [])
  const own = items.filter(({ message }) => message === entry.message)
  if (entry.outcome === 'sent') deliveries.sent.add(entry.message)
  for (const item of own) {
    if (entry.outcome !== 'retry') {
      outbox.delete(item.id)
      continue
    }
    const { nextAt: _, ...rest } = item
    outbox.set(item.id, {
      ...rest,
      attempts: entry.attempt,
      ...(entry.nextAt !== undefined && { nextAt: entry.nextAt }),
    })
  }
}

function itemsOf(outbox: ReadonlyMap<string, PendingItem>, ids: readonly string[]): PendingItem[] {
  return ids.flatMap((id) => outbox.get(id) ?? [])
}
