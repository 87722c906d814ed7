/** Anything else: takes every operation that no other rule understood, one change for each thing it touches. */
import { describe } from '../describe.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { thingsOf } from '../things.js'

export const anythingElse: Rule = {
  name: 'anything else',
  *find(pair: Pair): Iterable<Finding> {
    for (const thing of thingsOf(pair, pair.operations.claim())) yield describe(pair, thing)
  },
}
