/** Steps for tests of stores: small snapshots, events and messages that are told apart by a number. */
import { digestOf } from '../../snapshots/chain.js'
import type { NewSnapshot, Step } from '../../snapshots/store.js'
import type { LedgerEntry } from '../../src/model/ledger.js'
import type { Snapshot } from '../../src/model/snapshot.js'

export interface SnapshotWish {
  nctId?: string
  day?: string
  /** What tells this document from others. */
  title?: string
  raw?: string | Uint8Array | undefined
  retrievedAt?: string
}

/** A snapshot of a trial, raw bytes with it unless they are wished away. */
export function aSnapshot(wish: SnapshotWish = {}): NewSnapshot {
  const { nctId = 'NCT00000001', day = '2023-04-07', title = 'A trial' } = wish
  const raw = 'raw' in wish ? wish.raw : `the source of ${nctId} on ${day}: ${title}`
  const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw
  const digest = digestOf(bytes ?? title)
  const source = { format: 'trial', digest, omits: [] }
  const document = `${JSON.stringify({ nctId, day, dayKind: 'posted', source, issues: [], trial: { nctId, briefTitle: title } }, null, 2)}\n`
  const snapshot: Snapshot = {
    id: `${nctId}/${day}`,
    nctId,
    day,
    dayKind: 'posted',
    source: {
      format: 'trial',
      digest,
      bytes: bytes?.length ?? 0,
      raw: bytes !== undefined,
      ...(wish.retrievedAt !== undefined && { retrievedAt: wish.retrievedAt }),
    },
    document: digestOf(document),
  }
  return { snapshot, document, ...(bytes && { raw: bytes }) }
}

/** An event of a trial, the payload that holds it, and an item that is to be sent for it. */
export function anEvent(name: string, nctId = 'NCT00000001'): Required<Pick<Step, 'payloads' | 'entries'>> {
  const bytes = Buffer.from(JSON.stringify({ nctId, event: name }))
  const payload = digestOf(bytes)
  return {
    payloads: [{ nctId, digest: payload, bytes }],
    entries: [
      { kind: 'event', id: `event-${name}`, nctId, code: 'trial/entered', severity: 'major', payload },
      {
        kind: 'pending',
        id: `item-${name}`,
        route: 'all',
        channel: 'mail',
        recipient: digestOf('reader'),
        manner: 'digest',
        payload,
        events: [`event-${name}`],
        nctId,
      },
    ],
  }
}

export function composed(message: string, ...items: string[]): LedgerEntry {
  return { kind: 'composed', message, items: items.map((name) => `item-${name}`) }
}

export function receipt(message: string, outcome: 'sent' | 'retry' | 'dropped', attempt = 1): LedgerEntry {
  const more = outcome === 'retry' ? { nextAt: '2026-11-22T10:00:00Z', reason: 'channel-unreachable' } : {}
  return { kind: 'receipt', message, outcome, attempt, ...more }
}
