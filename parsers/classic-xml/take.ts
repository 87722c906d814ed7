/** Takes an element apart by a table that names, for each part of it, the field it goes to. */
import type { Json } from '../json/objects.js'
import type { XmlElement } from '../xml/element.js'

/** Parts by name: of a child element, of an `@attribute`, or `#` for the text itself. */
export interface Parts {
  readonly [name: string]: Rule
}

/**
 * What becomes of a part:
 * - `briefTitle`, `bioSpec.retention`, `keywords[]`: its text goes to a field, to one in a group, or behind those of a list;
 * - `['startDate', …]`: what a table or a function makes of it does;
 * - a table alone: it only wraps other parts of the same object.
 */
export type Rule = string | readonly [place: string, read: Parts | Read] | Parts

/** @returns undefined for nothing */
export type Read = (text: string, element: XmlElement) => unknown

/** Writes what the table names into an object; what it does not name is left out. */
export function take(element: XmlElement, parts: Parts, into: Json = {}): Json {
  const plan = planOf(parts)
  for (const [name, step] of plan.attributes) {
    const value = element.attributes[name]
    if (value !== undefined) step(value, element, into)
  }
  if (element.text !== '') plan.ownText?.(element.text, element, into)
  for (const child of element.children) plan.children.get(child.name)?.(child.text, child, into)
  return into
}

/** A rule as it is carried out, many thousand times a record. */
type Step = (text: string, element: XmlElement, into: Json) => void

interface Plan {
  attributes: readonly (readonly [name: string, step: Step])[]
  ownText: Step | undefined
  children: ReadonlyMap<string, Step>
}

const plans = new WeakMap<Parts, Plan>()

function planOf(parts: Parts): Plan {
  const known = plans.get(parts)
  if (known) return known
  const steps = Object.entries(parts).map(([name, rule]) => [name, stepOf(rule)] as const)
  const children = new Map(steps)
  const attributes = steps.flatMap(([name, step]) => (name.startsWith('@') ? [[name.slice(1), step] as const] : []))
  const plan = { attributes, ownText: children.get('#'), children }
  plans.set(parts, plan)
  return plan
}

function stepOf(rule: Rule): Step {
  if (typeof rule === 'string') {
    const put = putterOf(rule)
    return (text, _element, into) => put(into, text)
  }
  if (!isPlaced(rule)) return (_text, element, into) => void take(element, rule, into)
  const [place, read] = rule
  const put = putterOf(place)
  if (typeof read === 'function') return (text, element, into) => put(into, read(text, element))
  return (_text, element, into) => put(into, take(element, read))
}

function isPlaced(rule: Exclude<Rule, string>): rule is readonly [string, Parts | Read] {
  return Array.isArray(rule)
}

/** Writes a value to a place, with the groups and the list that lead there. */
function putterOf(place: string): (into: Json, value: unknown) => void {
  const dot = place.indexOf('.')
  if (dot > 0) {
    const group = place.slice(0, dot)
    const put = putterOf(place.slice(dot + 1))
    return (into, value) => {
      if (value !== undefined) put((into[group] ??= {}) as Json, value)
    }
  }
  if (place.endsWith('[]')) {
    const list = place.slice(0, -2)
    return (into, value) => {
      if (value !== undefined) ((into[list] ??= []) as unknown[]).push(value)
    }
  }
  return (into, value) => {
    if (value !== undefined) into[place] = value
  }
}
