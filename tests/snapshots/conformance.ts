/** The conformance suite: every sentence of the contract of stores, run against one of them. */
import { describe } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import type { Store } from '../../snapshots/store.js'
import { contentTests } from './conformance/contents.js'
import { deliveryTests } from './conformance/deliveries.js'
import { forgetTests } from './conformance/forget.js'
import { ledgerTests } from './conformance/ledger.js'
import { copyTests } from './conformance/copy.js'
import { verifyTests } from './conformance/verify.js'

/** What the tests need of one kind of store. */
export interface Bench {
  /** A place where there is no store yet. */
  location(): Promise<string>
  /** Opens a new store for writing, with a clock that moves a second at each look; closed when the test is over. */
  fresh(): Promise<Store>
  /** Opens what is there already. */
  open(location: string, access: 'read' | 'write'): Promise<Store>
}

/**
 * @param makeLocation a place where there is no store yet, another at each call
 */
export function describeStore(name: string, makeLocation: () => Promise<string>): void {
  const bench: Bench = {
    location: makeLocation,
    fresh: async () => openStore(await makeLocation(), { access: 'write', create: true, now: secondsFrom() }),
    open: (location, access) => openStore(location, { access, now: secondsFrom() }),
  }
  describe(`${name}: contents`, () => contentTests(bench))
  describe(`${name}: the ledger`, () => ledgerTests(bench))
  describe(`${name}: what is to be sent`, () => deliveryTests(bench))
  describe(`${name}: forgetting`, () => forgetTests(bench))
  describe(`${name}: copying`, () => copyTests(bench))
  describe(`${name}: proof`, () => verifyTests(bench))
}

function secondsFrom(): () => Date {
  let seconds = 0
  return () => new Date(Date.UTC(2026, 10, 22, 9, 30, seconds++))
}
