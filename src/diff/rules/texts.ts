/** Texts: titles, descriptions, conditions and keywords. */
import type { ChangeCode } from '../../model/change.js'
import { describe, tellAs } from '../describe.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { thingsOf } from '../things.js'

const codes: Readonly<Record<string, ChangeCode>> = {
  briefTitle: 'title/changed',
  officialTitle: 'title/changed',
  acronym: 'title/changed',
  briefSummary: 'description/changed',
  detailedDescription: 'description/changed',
  conditions: 'conditions/changed',
  keywords: 'keywords/changed',
}

export const texts: Rule = {
  name: 'texts',
  *find(pair: Pair): Iterable<Finding> {
    for (const [field, code] of Object.entries(codes)) {
      for (const thing of thingsOf(pair, pair.operations.claim(field))) yield tellAs(describe(pair, thing), code)
    }
  },
}
