/** What a record cut to single fields does not carry: whatever is absent was not asked for. */
import type { TrialField, TrialPath } from '../../src/model/trial-path.js'
import schema from '../../src/model/trial.schema.json' with { type: 'json' }
import type { Remark } from '../../src/normalize/remark.js'
import type { SchemaNode } from '../../src/normalize/shape.js'
import { objectIn, objectsIn, type Json } from './objects.js'

/** Omits the fields that a draft lacks, the parts its fields lack, and the parts that all items of a list lack. */
export function remarkCut(given: Json, remark: Remark): void {
  for (const [field, { properties, items }] of Object.entries(schema.properties as Record<string, SchemaNode>)) {
    const value = given[field]
    if (value === undefined) remark.omits(field as TrialField)
    // The sides are read from the text later: where it is given, nothing of them is missing.
    if (field === 'eligibility') continue
    const parts = Object.keys(properties ?? items?.properties ?? {})
    const holders = items ? objectsIn(value) : [objectIn(value)]
    const missing = parts.filter((part) => !holders.some((holder) => holder[part] !== undefined))
    if (value !== undefined) remark.omits(...missing.map((part) => `${field}${items ? '[]' : ''}.${part}` as TrialPath))
  }
  const types = new Set(objectsIn(given.outcomes).map(({ type }) => type))
  // One of the lists alone does not tell which outcomes there are.
  if (!types.has('PRIMARY') || !types.has('SECONDARY')) remark.omits('outcomes')
}
