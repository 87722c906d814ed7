/** Explaining a weight: a row of the severity table in plain words, and which row decided a change. */
import { weigh, type Weight } from '../diff/weigh.js'
import type { Change } from '../model/change.js'
import type { FactCondition, FactTest, FactValue, SeverityRule } from '../model/severity-rule.js'
import { vocabulary } from '../model/vocabulary.js'
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
  const name = factNames[fact] ?? `the fact ${fact}`
  if (Array.isArray(test)) return `${name} is ${anyOf(test.map((each) => printFact(fact, each)))}`
  if (typeof test === 'object') return describeCondition(fact, name, test as FactCondition)
  if (typeof test === 'boolean') return yesOrNo[fact]?.[test ? 0 : 1] ?? `${name} is ${test ? 'true' : 'false'}`
  return `${name} is ${printFact(fact, test)}`
}

/** Numbers that may be below zero, and are compared by their size. */
const signed = new Set(['percent', 'difference', 'days', 'months', 'fewestDays', 'mostDays'])

function describeCondition(fact: string, name: string, { given, atLeast, below }: FactCondition): string {
  if (fact === 'noise' && given) return 'it is noise by its kind'
  const size =
    atLeast === undefined
      ? below === undefined
        ? undefined
        : `below ${printNumber(below)}`
      : below === undefined
        ? `${printNumber(atLeast)} or more`
        : `${printNumber(atLeast)} or more and below ${printNumber(below)}`
  const parts = [given === undefined ? [] : given ? ['given'] : ['not given'], size === undefined ? [] : [size]].flat()
  const either = size !== undefined && signed.has(fact) ? ', up or down' : ''
  return `${name} is ${parts.join(' and ')}${either}`
}

/** Facts as people name them; where a fact has no name here, its own does. */
const factNames: Readonly<Record<string, string>> = {
  noise: 'what makes it noise',
  field: 'the field',
  item: 'the item',
  from: 'the earlier value',
  to: 'the later value',
  type: 'the type of outcome',
  fromType: 'the earlier type',
  typeBefore: 'the earlier type',
  typeAfter: 'the later type',
  percent: 'the percentage',
  difference: 'the difference',
  days: 'the number of days',
  months: 'the number of months',
  sites: 'the number of sites',
  side: 'the list of criteria',
  fromSide: 'the earlier list of criteria',
  facility: 'the facility',
  city: 'the city',
  state: 'the state',
  country: 'the country',
  status: 'the status',
  direction: 'the direction',
  added: 'what was added',
  removed: 'what was removed',
  whyStopped: 'the reason for stopping',
}

/** What it means that such a fact is true, and false. */
const yesOrNo: Readonly<Record<string, readonly [string, string]>> = {
  lapsed: ['the estimate had lapsed', 'the estimate had not lapsed'],
  alreadyPast: ['the new date had passed when submitted', 'the new date was still to come'],
  stopped: ['the trial stopped', 'the trial did not stop'],
  revived: ['a stopped trial goes on', 'no stopped trial goes on'],
  opened: ['the site opened', 'the site did not open'],
  closed: ['the site closed', 'the site did not close'],
  alone: ['nothing else changed', 'something else changed'],
}

function printFact(fact: string, value: FactValue): string {
  if (typeof value === 'number') return printNumber(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
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
  return list?.[text] ?? (/^[a-z-]+$/.test(text) ? text : `“${text}”`)
}

function anyOf(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`
}
