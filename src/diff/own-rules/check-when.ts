/** Checking the conditions of a row: facts that changes do have, each with a test that can tell them apart. */
import { isMap, isScalar, isSeq } from 'yaml'
import type { FactCondition, FactTest, FactValue } from '../../model/severity-rule.js'
import { vocabulary } from '../../model/vocabulary.js'
import { anyOf, quote, type Blame } from './blame.js'
import { entriesOf, scalarOf, type Entry } from './entries.js'
import factKinds from './fact-kinds.json' with { type: 'json' }
import { nearest } from './nearest.js'

/** Each fact that any change has, with the kinds of its values: `number`, `text`, `yes-or-no`. */
const kinds: Readonly<Record<string, string>> = factKinds

export function whenOf(node: unknown, at: unknown, blame: Blame): Record<string, FactTest> | undefined {
  const entries = entriesOf(node, undefined, blame)
  if (entries === undefined || entries.size === 0) {
    blame(node ?? at, 'when names facts with what they have to be, as in when: { percent: { atLeast: 30 } }')
    return undefined
  }
  const when: Record<string, FactTest> = {}
  for (const [fact, { key, value }] of entries) {
    if (!Object.hasOwn(kinds, fact)) blame(key, unknownFact(fact))
    else {
      const test = testOf(fact, value, key, blame)
      if (test !== undefined) when[fact] = test
    }
  }
  return when
}

/** Values of one list. */
const most = 1000

function unknownFact(name: string): string {
  const guesses = nearest(name, Object.keys(kinds))
  const hint =
    guesses.length > 0 ? `did you mean ${anyOf(guesses)}?` : 'docs/changes.md lists the facts of each change code'
  return `no change has a fact ${quote(name)}; ${hint}`
}

function testOf(fact: string, node: unknown, key: unknown, blame: Blame): FactTest | undefined {
  if (isMap(node)) return conditionOf(fact, node, blame)
  if (!isSeq(node)) return valueOf(fact, node, key, blame)
  if (node.items.length === 0) {
    blame(node, `the list of values for ${fact} is empty, so nothing could ever fit; name one`)
    return undefined
  }
  if (node.items.length > most) {
    blame(node, `a list has 1,000 values at most, this one has ${node.items.length}; end a text with * to fit many`)
    return undefined
  }
  const values = node.items.map((each) => valueOf(fact, each, node, blame))
  return values.every((each) => each !== undefined) ? values : undefined
}

function valueOf(fact: string, node: unknown, at: unknown, blame: Blame): FactValue | undefined {
  const value = scalarOf(node, at, fact, blame)
  if (value === undefined) return undefined
  if (!kindsOf(fact).includes(kindOf(value))) {
    blame(
      node,
      `${fact} is ${printKinds(fact)}, never ${printKind(kindOf(value))} like ${quote(value)}${hintFor(fact)}`,
    )
    return undefined
  }
  const meant = typeof value === 'string' && coded.has(fact) ? valueMeantBy(value) : undefined
  if (meant === undefined) return value
  blame(node, `records hold ${meant} where pages print ${quote(value)}; write ${meant}`)
  return undefined
}

/** Facts that hold values of the registry's closed lists. */
const coded = new Set('from to status statusBefore lastKnown type fromType typeBefore typeAfter studyType'.split(' '))

function hintFor(fact: string): string {
  return kindsOf(fact).includes('number') ? `; write a number, or ${fact}: { atLeast: 20 }` : '; write such a value'
}

const conditionKeys = ['atLeast', 'below', 'given'] as const

function conditionOf(fact: string, node: unknown, blame: Blame): FactCondition | undefined {
  const entries = entriesOf(node, conditionKeys, blame) ?? new Map<string, Entry>()
  const atLeast = sizeOf('atLeast', entries.get('atLeast'), blame)
  const below = sizeOf('below', entries.get('below'), blame)
  const given = entries.get('given')
  const isGiven = given && isScalar(given.value) ? given.value.value : undefined
  if (given && typeof isGiven !== 'boolean') {
    blame(given.value ?? given.key, 'given says whether the change has this fact at all: true or false')
    return undefined
  }
  if (isMap(node) && node.items.length === 0) {
    blame(node, `the condition on ${fact} says nothing; write ${anyOf(conditionKeys)}`)
    return undefined
  }
  if ((entries.has('atLeast') || entries.has('below')) && !kindsOf(fact).includes('number')) {
    blame(node, `${fact} is ${printKinds(fact)}, never a number, so atLeast and below cannot fit; name its value`)
    return undefined
  }
  if (entries.size === 0) return undefined
  const isSized = atLeast !== undefined || below !== undefined
  if ((atLeast !== undefined && below !== undefined && below <= atLeast) || (isGiven === false && isSized)) {
    blame(node, `nothing could ever fit this condition on ${fact}; take one part of it away`)
    return undefined
  }
  return {
    ...(atLeast !== undefined && { atLeast }),
    ...(below !== undefined && { below }),
    ...(typeof isGiven === 'boolean' && { given: isGiven }),
  }
}

function sizeOf(name: string, entry: Entry | undefined, blame: Blame): number | undefined {
  if (entry === undefined) return undefined
  const value = isScalar(entry.value) ? entry.value.value : undefined
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  const why = typeof value === 'number' ? ', not below zero, since sizes are compared without their sign' : ''
  blame(entry.value ?? entry.key, `${name} has to be a number${why}, as in ${name}: 30`)
  return undefined
}

function kindsOf(fact: string): readonly string[] {
  return kinds[fact]?.split(' ') ?? []
}

function kindOf(value: FactValue): string {
  return typeof value === 'boolean' ? 'yes-or-no' : typeof value === 'number' ? 'number' : 'text'
}

function printKinds(fact: string): string {
  return anyOf(kindsOf(fact).map(printKind))
}

function printKind(kind: string): string {
  return kind === 'yes-or-no' ? 'true or false' : kind === 'number' ? 'a number' : 'a text'
}

/** The registry's value whose printed label this is, `TERMINATED` for `Terminated`; undefined for what may stand. */
function valueMeantBy(text: string): string | undefined {
  const lists: readonly Record<string, string>[] = Object.values(vocabulary)
  if (lists.some((list) => Object.hasOwn(list, text))) return undefined
  const typed = text.toLowerCase()
  const values = lists.flatMap((list) => Object.entries(list))
  return values.find(([value, label]) => value.toLowerCase() === typed || label.toLowerCase() === typed)?.[0]
}
