/** The entries of one mapping of a file by their keys, with every key that does not belong there blamed. */
import { isAlias, isMap, isScalar } from 'yaml'
import type { FactValue } from '../../model/severity-rule.js'
import { anyOf, quote, type Blame } from './blame.js'
import { nearest } from './nearest.js'

export interface Entry {
  key: unknown
  value: unknown
}

/** @param keys those that may stand there, or undefined where any may */
export function entriesOf(
  node: unknown,
  keys: readonly string[] | undefined,
  blame: Blame,
): ReadonlyMap<string, Entry> | undefined {
  if (!isMap(node)) return undefined
  const entries = new Map<string, Entry>()
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : ''
    if (isAlias(key)) blame(key, notFollowed)
    else if (keys !== undefined && !keys.includes(name)) blame(key, unknownKey(name, keys))
    else entries.set(name, { key, value })
  }
  return entries
}

const notFollowed =
  '* refers to another place of the file, which is not followed; write the value itself, and a * in quotes'

function unknownKey(name: string, keys: readonly string[]): string {
  const [guess] = nearest(name, keys)
  const instead = guess === undefined ? `what may stand here is ${anyOf(keys)}` : `did you mean ${guess}?`
  return `there is no key ${quote(name)}; ${instead}`
}

/**
 * One word, number, true or false; undefined, and blamed, where something else stands.
 * @param at what to blame where nothing stands
 */
export function scalarOf(node: unknown, at: unknown, name: string, blame: Blame): FactValue | undefined {
  if (isAlias(node)) {
    blame(node, notFollowed)
    return undefined
  }
  const value: unknown = isScalar(node) ? node.value : node
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  const isEmpty = value === null || value === undefined
  blame(isEmpty ? at : node, isEmpty ? `${name} has no value; write one` : `${name} has to be one word or number`)
  return undefined
}
