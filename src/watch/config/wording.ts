/** The kinds of settings as zod knows them, each with one sentence that says what it is and how it is written. */
import { z } from 'zod'
import { anyOf, nearest, quote } from '../../index.js'

/** @param title one sentence without its stop: it stands in the schema, and behind every fault of the setting */
export function text(title: string, pattern?: { is: RegExp; example: string }): z.ZodString {
  const example = pattern ? ` as in ${pattern.example}` : ''
  const schema = z.string({ error: wrong(`a text${example}`, title) }).min(1, { error: wrong('a text', title) })
  const whole = pattern ? schema.regex(pattern.is, { error: wrong(`written${example}`, title) }) : schema
  return whole.meta({ description: `${title}.` })
}

export function number(title: string, { min, max }: { min: number; max?: number }): z.ZodNumber {
  const range = max === undefined ? `a number, ${min} or more` : `a number from ${min} to ${max}`
  const error = wrong(range, title)
  const schema = z.number({ error }).min(min, { error })
  return (max === undefined ? schema : schema.max(max, { error })).meta({ description: `${title}.` })
}

export function count(title: string, { min, max }: { min: number; max: number }): z.ZodNumber {
  const error = wrong(`a whole number from ${min} to ${max}`, title)
  return z
    .int({ error })
    .min(min, { error })
    .max(max, { error })
    .meta({ description: `${title}.` })
}

export function yesOrNo(title: string): z.ZodBoolean {
  return z.boolean({ error: wrong('true or false', title) }).meta({ description: `${title}.` })
}

export function choice<const Names extends readonly [string, ...string[]]>(title: string, names: Names) {
  return z.enum(names, { error: wrong(anyOf(names), title) }).meta({ description: `${title}.` })
}

export function list<Item extends z.ZodType>(title: string, item: Item): z.ZodArray<Item> {
  const error = wrong('a list with something in it', title)
  return z
    .array(item, { error })
    .min(1, { error })
    .meta({ description: `${title}.` })
}

/** A length of time with its unit, `30 seconds`, `7 days`. */
export function duration(title: string): z.ZodString {
  return text(title, { is: durations, example: '30 seconds, 12 hours or 7 days' })
}

const durations = /^\d{1,4} ?(?:s|m|h|d|seconds?|minutes?|hours?|days?|weeks?)$/

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** Seconds of a length of time that its schema has accepted. */
export function secondsOf(written: string): number {
  const unit = /[a-z]/.exec(written)?.[0] ?? 's'
  return Number.parseInt(written, 10) * (unitSeconds[unit] ?? 1)
}

/** The sentence for a value that is missing, or is not what it has to be; a secret's value is never told. */
export function wrong(what: string, title: string, isSecret = false) {
  return (issue: { readonly input?: unknown }): string => {
    const hint = `${title.charAt(0).toLowerCase()}${title.slice(1)}`
    if (issue.input === undefined) return `{} is missing: ${hint}; write ${what}`
    const found = isSecret || typeof issue.input === 'object' ? '' : `, not ${quote(withoutPassword(issue.input))}`
    return `{} has to be ${what}${found} (${hint})`
  }
}

/** Keys with their values and no others; an unknown one is told with the key that was probably meant, one line each. */
export function table<Shape extends z.ZodRawShape>(title: string, shape: Shape) {
  const known = Object.keys(shape)
  const otherwise = wrong('keys with values', title)
  return z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? (issue.keys as readonly string[]).map((key) => unknownKey(key, known)).join('\n')
          : otherwise(issue),
    })
    .meta({ description: `${title}.` })
}

function unknownKey(key: string, known: readonly string[]): string {
  const [guess] = nearest(key, known)
  return `there is no key ${quote(key)}; ${guess === undefined ? `what may stand here is ${anyOf(known)}` : `did you mean ${guess}?`}`
}

/** An address that is wrong may be wrong because a name and a password stand in it. */
function withoutPassword(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/(:\/\/)[^/@\s]*@/g, '$1…@') : value
}
