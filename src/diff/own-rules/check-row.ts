/** Checking one row of a severity table: a code that exists, an area, conditions, and a severity. */
import { isSeq } from 'yaml'
import { areas } from '../../model/area.js'
import { changeCodes } from '../../model/change.js'
import { severities } from '../../model/severity.js'
import type { SeverityRule } from '../../model/severity-rule.js'
import { anyOf, quote, type Blame } from './blame.js'
import { whenOf } from './check-when.js'
import { entriesOf, scalarOf, type Entry } from './entries.js'
import { nearest } from './nearest.js'

const rowKeys = ['code', 'area', 'when', 'severity'] as const

/** @returns undefined, and blames, where anything is wrong with it */
export function checkRow(node: unknown, blame: Blame): SeverityRule | undefined {
  let isSound = true
  const note: Blame = (at, what) => {
    isSound = false
    blame(at, what)
  }
  const entries = entriesOf(node, rowKeys, note)
  if (entries === undefined) {
    note(node, isSeq(node) ? `a row is no list; ${shape}` : `a row has keys and values; ${shape}`)
    return undefined
  }
  const code = nameIn(entries, 'code', node, note)
  if (code !== undefined && !isKnownCode(code)) note(entries.get('code')?.value, unknownCode(code))
  const severity = choiceIn(entries, 'severity', severities, node, note)
  const area = entries.has('area') ? choiceIn(entries, 'area', areas, node, note) : undefined
  const condition = entries.get('when')
  const when = condition && whenOf(condition.value, condition.key, note)
  if (!isSound || code === undefined || severity === undefined) return undefined
  return { code, ...(area && { area }), ...(when && { when }), severity }
}

const shape = 'write code: and severity: with their values'

function nameIn(entries: ReadonlyMap<string, Entry>, key: string, row: unknown, blame: Blame): string | undefined {
  const entry = entries.get(key)
  if (entry === undefined) {
    blame(row, `this row has no ${key}; ${shape}`)
    return undefined
  }
  const value = scalarOf(entry.value, entry.key, key, blame)
  return value === undefined ? undefined : String(value)
}

function choiceIn<Name extends string>(
  entries: ReadonlyMap<string, Entry>,
  key: string,
  names: readonly Name[],
  row: unknown,
  blame: Blame,
): Name | undefined {
  const value = nameIn(entries, key, row, blame)
  const found = names.find((name) => name === value)
  if (value !== undefined && found === undefined) {
    blame(entries.get(key)?.value, `there is no ${key} ${quote(value)}; ${suggest(value, names)}`)
  }
  return found
}

function suggest(word: string, names: readonly string[]): string {
  const guesses = nearest(word, names)
  return guesses.length > 0 ? `did you mean ${anyOf(guesses)}?` : `choose one of ${names.join(', ')}`
}

/** A code, all codes of a subject (`date/*`), or all (`*`). */
function isKnownCode(code: string): boolean {
  const codes: readonly string[] = changeCodes
  return code.endsWith('*') ? codes.some((each) => each.startsWith(code.slice(0, -1))) : codes.includes(code)
}

function unknownCode(code: string): string {
  const subjects = [...new Set(changeCodes.map((each) => `${each.split('/')[0]}/*`))]
  const subject = `${code.split('/')[0]}/`
  const family = changeCodes.filter((each) => each.startsWith(subject))
  const guesses = nearest(code, [...changeCodes, ...subjects])
  if (guesses.length > 0) return `there is no change code ${quote(code)}; did you mean ${anyOf(guesses)}?`
  const known = family.length > 0 ? family : subjects
  return `there is no change code ${quote(code)}; choose one of ${known.join(', ')}`
}
