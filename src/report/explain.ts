/** Explaining a weight: a row of the severity table in plain words, and which row decided a change. */
import { weigh, type Weight } from '../diff/weigh.js'
import type { Change } from '../model/change.js'
import type { FactCondition, FactTest, FactValue, SeverityRule } from '../model/severity-rule.js'
import { vocabulary } from '../model/vocabulary.js'
import { factNameOf, factTurnOf } from './fact-phrases.js'
import { nameOf, wholeOf } from './names.js'
import { printNumber } from './values.js'

/** Which row gave a change its severity; the table that reports name. */
export function whyOf(change: Change, own: readonly SeverityRule[]): Weight {
  return weigh(change, own)
}

/** `date/later · major by built-in rule 12: date/later where the date is start date or primary completion`. */
export function explain(change: Change, own: readonly SeverityRule[]): string {
  const { rule, table, row } = whyOf(change, own)
  const whose = table === 'own' ? 'your own' : table
  return `${change.code} · ${change.severity} by ${whose} rule ${row}: ${describeRule(rule)}`
}

/** Which changes a row fits, in plain words: `enrollment/cut where the percentage is 20 or more`. */
export function describeRule({ code, area, when = {} }: SeverityRule): string {
  const facts = Object.entries(when)
  const which = code === '*' ? 'any change' : code.endsWith('/*') ? `any change of ${code}` : code
  const place = area === undefined ? '' : ` in ${area}`
  const conditions = facts.map(([fact, test]) => describeTest(fact, test))
  return `${which}${place}${conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''}`
}

function describeTest(fact: string, test: FactTest): string {
  if (Array.isArray(test)) return `${factNameOf(fact)} is ${anyOf(test.map((each) => printFact(fact, each)))}`
  if (typeof test === 'object') return describeCondition(fact, test as FactCondition)
  const turn = typeof test === 'boolean' ? factTurnOf(fact, test) : undefined
  return turn ?? `${factNameOf(fact)} is ${printFact(fact, test)}`
}

/** Numbers that may be below zero, and are compared by their size. */
const signed = new Set(['percent', 'difference', 'days', 'months', 'fewestDays', 'mostDays'])

function describeCondition(fact: string, { given, atLeast, below }: FactCondition): string {
  const sizes = [
    ...(atLeast === undefined ? [] : [`${printNumber(atLeast)} or more`]),
    ...(below === undefined ? [] : [`below ${printNumber(below)}`]),
  ]
  const turn = given === undefined || sizes.length > 0 ? undefined : factTurnOf(fact, given)
  if (turn !== undefined) return turn
  const parts = [...(given === undefined ? [] : [given ? 'given' : 'not given']), ...sizes]
  return `${factNameOf(fact)} is ${parts.join(' and ')}${sizes.length > 0 && signed.has(fact) ? ', up or down' : ''}`
}

function printFact(fact: string, value: FactValue): string {
  if (typeof value === 'number') return printNumber(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const isOpen = value.endsWith('*')
  const text = isOpen ? value.slice(0, -1) : value
  const printed = fact === 'field' ? fieldNameOf(text) : printedOf(text)
  return isOpen ? (fact === 'field' ? `${printed} or a part of it` : `${printed} and whatever follows`) : printed
}

function fieldNameOf(path: string): string {
  const whole = wholeOf(path)
  return whole === undefined ? nameOf(path) : `${nameOf(path)} of ${nameOf(whole)}`
}

/** The printed label of a registry's value; other texts in quotes, plain words as they are. */
function printedOf(text: string): string {
  const list: Readonly<Record<string, string>> | undefined = Object.values(vocabulary).find((each) =>
    Object.hasOwn(each, text),
  )
  return list?.[text] ?? (/^[a-z-]+$/.test(text) ? text.replaceAll('-', ' ') : `“${text}”`)
}

function anyOf(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`
}
