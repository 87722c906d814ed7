/** Reads the design of before January 2017: one string, `Allocation: Randomized, Masking: Double Blind (Subject, Caregiver)`. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'

const labels = {
  Allocation: 'allocation',
  'Intervention Model': 'interventionModel',
  Masking: 'masking',
  'Primary Purpose': 'primaryPurpose',
  'Observational Model': 'observationalModel',
  'Time Perspective': 'timePerspective',
} as const

/** Each label and its value; values hold commas, so a value ends where the next label begins. */
const part = /(?:^|,)\s*([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*):\s*/g

/** Writes what the string tells into the draft. */
export function placeDesign(draft: Draft, printed: string, remark: Remark): void {
  const found = [...printed.matchAll(part)]
  for (const [at, { 1: label = '', 0: whole, index }] of found.entries()) {
    const value = printed.slice(index + whole.length, found[at + 1]?.index).trim()
    if (label === 'Endpoint Classification') draft.retired = { ...draft.retired, endpointClassification: value }
    else if (isLabel(label)) draft[labels[label]] = value
  }
  // N/A, of a trial with one arm, was not printed.
  if (draft.allocation === undefined) remark.omits('allocation')
}

function isLabel(label: string): label is keyof typeof labels {
  return Object.hasOwn(labels, label)
}
