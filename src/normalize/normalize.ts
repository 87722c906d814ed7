/** normalize: from a Draft, the words a document prints, to a Trial, what they mean. */
import schema from '../model/trial.schema.json' with { type: 'json' }
import type { Draft } from '../model/draft.js'
import type { TrialPath } from '../model/trial-path.js'
import type { Trial } from '../model/trial.js'
import { readCriteria } from './criteria.js'
import { takeApart } from './printed-forms.js'
import type { Remark } from './remark.js'
import { compile, type NodeReader, type Reading, type SchemaNode } from './shape.js'
import { cleanText, unescapeMarkdown } from './text.js'

export interface NormalizeOptions {
  /** The draft's marked-up texts carry markdown escapes (API v2); other sources print them bare. */
  markdown: boolean
}

let fields: ReadonlyMap<string, NodeReader> | undefined

/**
 * Reads each field of a draft by the registry's rules. What cannot be read becomes an issue, is left out, and is
 * omitted from comparison; it never throws.
 * @returns the Trial, or undefined where nothing of a trial stands in the draft
 */
export function normalize(draft: Draft, remark: Remark, options: NormalizeOptions): Trial | undefined {
  const at: (string | number)[] = []
  const reading: Reading = {
    markdown: options.markdown,
    at,
    issues: 0,
    issue(code, found) {
      reading.issues++
      remark.issue(code, placeOf(at), found)
      reading.omit()
    },
    omit: () => remark.omits(patternOf(at)),
  }
  const apart = takeApart(draft) as Record<string, unknown>
  const trial: Record<string, unknown> = {}
  fields ??= compileFields()
  for (const name in apart) {
    const value = apart[name]
    const read = fields.get(name)
    if (read === undefined || value === undefined || value === null) continue
    at.push(name)
    const result = read(value, reading)
    at.pop()
    if (result !== undefined) trial[name] = result
  }
  if (trial.nctId === undefined) remark.omits('nctId')
  return Object.keys(trial).length === 0 ? undefined : trial
}

function compileFields(): ReadonlyMap<string, NodeReader> {
  const properties: Record<string, SchemaNode> = schema.properties
  const readers = Object.entries(properties).map(([name, node]) => [name, compile(node)] as const)
  return new Map([...readers, ['eligibility', readEligibility]])
}

/** Only the text is read; the items follow from it, in every format alike. */
const readEligibility: NodeReader = (value, reading) => {
  const printed = typeof value === 'object' && value !== null && 'text' in value ? value.text : value
  if (typeof printed !== 'string') {
    reading.issue('wrong-type', printed)
    return undefined
  }
  const clean = cleanText(printed)
  const text = reading.markdown ? unescapeMarkdown(clean) : clean
  return text === '' ? undefined : { text, ...readCriteria(text).sides }
}

function placeOf(at: readonly (string | number)[]): string {
  return at.map((step, depth) => (typeof step === 'number' ? `[${step}]` : depth === 0 ? step : `.${step}`)).join('')
}

function patternOf(at: readonly (string | number)[]): TrialPath {
  return placeOf(at).replace(/\[\d+\]/g, '[]') as TrialPath
}
