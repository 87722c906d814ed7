/** The conformance suite: every sentence of the contract of stores, run against one of them. */
import { describe } from 'vitest'
import { benchOf } from './conformance/bench.js'
import { contentTests } from './conformance/contents.js'
import { copyTests } from './conformance/copy.js'
import { deliveryTests } from './conformance/deliveries.js'
import { forgetTests } from './conformance/forget.js'
import { ledgerTests } from './conformance/ledger.js'

/**
 * @param makeLocation a place where there is no store yet, another at each call
 */
export function describeStore(name: string, makeLocation: () => Promise<string>): void {
  const bench = benchOf(makeLocation)
  describe(`${name}: contents`, () => contentTests(bench))
  describe(`${name}: the ledger`, () => ledgerTests(bench))
  describe(`${name}: what is to be sent`, () => deliveryTests(bench))
  describe(`${name}: forgetting`, () => forgetTests(bench))
  describe(`${name}: copying`, () => copyTests(bench))
}
