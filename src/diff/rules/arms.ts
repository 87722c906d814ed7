/** Arms and interventions: what they are, and which arm gets what; lists that merely repeat a new name follow it. */
import type { Change, ChangeCode, Facts } from '../../model/change.js'
import { interventionsOf, isLink, linkedTo, turnsOfLinks, type LinkTurn } from '../meaning/arm-links.js'
import { describe, linesOf, tellAs } from '../describe.js'
import { turnOfDoses, withoutDoses, type DoseTurn } from '../meaning/doses.js'
import { nameOf } from '../keyed/identities.js'
import { key as keyTrial, unkeyValue, type KeyedTrial } from '../keyed/key.js'
import { pointerTo, valueAt } from '../keyed/pointer.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { fewWords } from '../meaning/text-facts.js'
import { thingsOf, type Thing } from '../things.js'

const lists = ['arms', 'interventions'] as const
type ListName = (typeof lists)[number]

export const arms: Rule = {
  name: 'arms and interventions',
  *find(given: Pair): Iterable<Finding> {
    const steps = lists.flatMap((list) => given.operations.claim(list))
    if (steps.length === 0) return
    const pair = withBothLists(given)
    const told = new Map<string, Finding[]>()
    const tell = (list: ListName, item: string, finding: Finding): void => {
      const name = `${list}\n${item}`
      told.set(name, [...(told.get(name) ?? []), finding])
    }
    const own = steps.filter((step) => !isLink(step))
    for (const thing of thingsOf(pair, own)) {
      const [list, , item = ''] = thing.path
      tell(list as ListName, item, nameFinding(pair, thing))
    }
    for (const turn of turnsOfLinks(pair)) tell('arms', turn.arm, linkFinding(pair, turn))
    for (const thing of thingsOf(pair, steps.filter(isLink))) {
      const [list, , item = ''] = thing.path
      const holder = holderOf(pair, thing, told)
      if (holder) holder.operations = [...holder.operations, ...thing.steps.map((step) => step.operation)]
      else tell(list as ListName, item, linksRepeated(pair, thing) ? repeated(pair, thing) : nameFinding(pair, thing))
    }
    for (const findings of told.values()) yield* withSwappedNames(findings)
  },
}

/** The pair with both lists in keyed form, that which did not change as well: the other one speaks of its items. */
function withBothLists(pair: Pair): Pair {
  const keyBoth = (side: 'before' | 'after'): KeyedTrial => {
    const { arms: armsOf, interventions } = pair[side]
    const both = { ...(armsOf && { arms: armsOf }), ...(interventions && { interventions }) }
    return keyTrial(both, pair.alignments, side)
  }
  return { ...pair, keyed: { before: keyBoth('before'), after: keyBoth('after') } }
}

/** Where a name and another name changed places, the list of other names follows the new name. */
function withSwappedNames(findings: readonly Finding[]): readonly Finding[] {
  const renamed = findings.find(({ code }) => code === 'intervention/renamed')
  const names = findings.find(({ code }) => code === 'intervention/other-names-changed')
  if (!renamed || !names) return findings
  const { added = renamed.before, removed = renamed.after } = names.facts
  if (added !== renamed.before || removed !== renamed.after) return findings
  renamed.operations = [...renamed.operations, ...names.operations]
  return findings.filter((each) => each !== names)
}

const codes: Record<string, ChangeCode> = {
  'arms[]': 'arm/added',
  'arms[].label': 'arm/renamed',
  'arms[].type': 'arm/type-changed',
  'arms[].description': 'arm/reworded',
  'arms[].interventionNames': 'arm/interventions-changed',
  'interventions[]': 'intervention/added',
  'interventions[].name': 'intervention/renamed',
  'interventions[].type': 'intervention/type-changed',
  'interventions[].description': 'intervention/reworded',
  'interventions[].otherNames': 'intervention/other-names-changed',
}

function nameFinding(pair: Pair, thing: Thing): Finding {
  const finding = describe(pair, thing)
  const { before, after, facts } = finding
  const code = codes[String(facts.field)]
  if (code === undefined) return finding
  if (code === 'arm/added' || code === 'intervention/added') {
    const gone: ChangeCode = code === 'arm/added' ? 'arm/removed' : 'intervention/removed'
    return tellAs(finding, after === undefined ? gone : code, {
      ...typeFact(after ?? before),
      ...(isFirstGiven(pair, thing) && { first: true }),
    })
  }
  if (code === 'arm/interventions-changed' && before === undefined) return tellAs(finding, code, { first: true })
  if (typeof before !== 'string' || typeof after !== 'string') return tellAs(finding, code)
  const dose = doseTurn(code, before, after)
  if (dose)
    return tellAs(finding, code.startsWith('arm/') ? 'arm/dose-changed' : 'intervention/dose-changed', { ...dose })
  return tellAs(finding, code, code.endsWith('/reworded') ? {} : { from: before, to: after })
}

/** A name of which more than a dose is another names something else. */
function doseTurn(code: ChangeCode, before: string, after: string): DoseTurn | undefined {
  const isText = code.endsWith('/reworded')
  const isName = code.endsWith('/renamed') && fewWords(withoutDoses(before)) === fewWords(withoutDoses(after))
  return isText || isName ? turnOfDoses(before, after) : undefined
}

/** Whether the earlier version lists none at all, as records of early years do. */
function isFirstGiven({ before }: Pair, { path }: Thing): boolean {
  return before[path[0] as ListName] === undefined
}

function typeFact(item: unknown): Facts {
  const type = typeof item === 'object' && item !== null && 'type' in item ? item.type : undefined
  return typeof type === 'string' ? { type } : {}
}

function linkFinding(pair: Pair, { arm, gained, lost }: LinkTurn): Finding {
  const { before, after } = pair.keyed
  const path = ['arms', 'items', arm]
  const item = nameOf('arms', unkeyValue(valueAt(after, path)))
  return {
    code: 'arm/interventions-changed',
    area: 'arms',
    madeBy: 'sponsor',
    subject: item,
    path: pointerTo(after, path, pair.after),
    before: linesOf(namesOf(interventionsOf(before, arm), before)),
    after: linesOf(namesOf(interventionsOf(after, arm), after)),
    facts: {
      field: 'arms[].interventionNames',
      item,
      ...(gained.length > 0 && { added: linesOf(namesOf(gained, after)) }),
      ...(lost.length > 0 && { removed: linesOf(namesOf(lost, before)) }),
    },
    operations: [],
  }
}

function namesOf(keys: readonly string[], keyed: KeyedTrial): string[] {
  return keys.map((key) => nameOf('interventions', unkeyValue(valueAt(keyed, ['interventions', 'items', key]))))
}

/** The change that a list of links follows: its arm gets something else, or what it names came, went or has another name. */
function holderOf(
  { keyed }: Pair,
  { path }: Thing,
  told: ReadonlyMap<string, readonly Finding[]>,
): Finding | undefined {
  const [list, , key = ''] = path
  const from = list as ListName
  const other = from === 'arms' ? 'interventions' : 'arms'
  const [earlier, later] = [linkedTo(keyed.before, from, key), linkedTo(keyed.after, from, key)]
  const all = [...new Set([...earlier, ...later])]
  const turned = all.filter((each) => earlier.includes(each) !== later.includes(each))
  const links = (from === 'arms' ? [key] : turned).flatMap((arm) => told.get(`arms\n${arm}`) ?? [])
  const names = [...turned, ...all].flatMap((each) => told.get(`${other}\n${each}`) ?? [])
  return links.find(isOfLinks) ?? names.find(isOfNames)
}

/** Whether a list of links came or went as a whole, and the other list tells the same before and after. */
function linksRepeated({ keyed }: Pair, { path }: Thing): boolean {
  const [list, , key = ''] = path
  const { before, after } = keyed
  if ((valueAt(before, path) === undefined) === (valueAt(after, path) === undefined)) return false
  const told = linkedTo(valueAt(after, path) === undefined ? before : after, list as ListName, key)
  const concerned = list === 'arms' ? [key] : told
  const isTold = (keyedSide: KeyedTrial, arm: string): boolean => {
    const all = interventionsOf(keyedSide, arm)
    return list === 'arms' ? told.every((each) => all.includes(each)) : all.includes(key)
  }
  return told.length > 0 && concerned.every((arm) => isTold(before, arm) && isTold(after, arm))
}

function repeated(pair: Pair, thing: Thing): Finding {
  const finding = describe(pair, thing)
  return { ...finding, facts: { ...finding.facts, noise: finding.facts.noise ?? 'repeated' } }
}

function isOfLinks({ code, facts }: Pick<Change, 'code' | 'facts'>): boolean {
  return code === 'arm/interventions-changed' && facts.noise === undefined
}

/** Changes of what the other list calls an item by. */
function isOfNames({ facts }: Pick<Change, 'facts'>): boolean {
  return /^(?:arms\[\](?:\.label)?|interventions\[\](?:\.name|\.type)?)$/.test(String(facts.field))
}
