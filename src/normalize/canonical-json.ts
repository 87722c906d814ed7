/** Canonical JSON: one text for one Trial, keys in the order of the schema, two spaces of indent, a line break at the end. */
import schema from '../model/trial.schema.json' with { type: 'json' }
import type { Trial } from '../model/trial.js'
import type { SchemaNode } from './shape.js'

/** The same Trial gives the same text, whatever the order of its keys. */
export function canonicalJson(trial: Trial, indent = 2): string {
  return `${JSON.stringify(order(trial, schema), null, indent)}${indent > 0 ? '\n' : ''}`
}

/** A value with the keys of its objects in the order in which the schema names them. */
function order(value: unknown, node: SchemaNode | undefined): unknown {
  if (Array.isArray(value)) return value.map((each) => order(each, node?.items))
  if (typeof value !== 'object' || value === null) return value
  const source = value as Record<string, unknown>
  const known = Object.entries(resolve(node)?.properties ?? {}).filter(([name]) => Object.hasOwn(source, name))
  return Object.fromEntries(known.map(([name, child]) => [name, order(source[name], child)]))
}

/** Follows a reference to the schema's definitions: criteria nest in criteria. */
function resolve(node: SchemaNode | undefined): SchemaNode | undefined {
  if (node?.$ref === undefined) return node
  const definitions: Record<string, SchemaNode> = schema.$defs
  return definitions[node.$ref.replace('#/$defs/', '')]
}
