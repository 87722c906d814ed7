/** What a list with certain columns does not tell of a Trial: everything else. */
import type { TrialField, TrialPath } from '../../src/model/trial-path.js'
import schema from '../../src/model/trial.schema.json' with { type: 'json' }
import type { SchemaNode } from '../../src/normalize/shape.js'
import { columns } from './columns.js'

const outcomeColumns = ['primary outcome measures', 'secondary outcome measures', 'other outcome measures']

/** The fields that no column of these names tells, and the parts of fields. */
export function omittedBeside(names: readonly string[]): TrialPath[] {
  const told = new Set(names.flatMap((name) => columns.get(name)?.tells ?? []))
  const fields = Object.entries(schema.properties as Record<string, SchemaNode>)
  const omitted = fields.flatMap(([field, { properties, items }]) => {
    if (told.has(field as TrialField)) return []
    const parts = Object.keys(properties ?? items?.properties ?? {})
    const paths = parts.map((part) => `${field}${items ? '[]' : ''}.${part}` as TrialPath)
    return paths.some((path) => told.has(path)) ? paths.filter((path) => !told.has(path)) : [field as TrialField]
  })
  return tellsSomeOutcomes(names) ? [...omitted, 'outcomes'] : omitted
}

/** One of three columns alone does not tell which outcomes there are. */
function tellsSomeOutcomes(names: readonly string[]): boolean {
  const present = outcomeColumns.filter((name) => names.includes(name))
  return present.length > 0 && present.length < outcomeColumns.length
}
