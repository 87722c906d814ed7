/** Whether one row of a severity table fits whatever another fits, so that the other never decides behind it. */
import type { FactTest, FactValue, SeverityRule } from '../../model/severity-rule.js'

/** Certain where it says so: rows that only together leave nothing to the other are not seen. */
export function covers(earlier: SeverityRule, later: SeverityRule): boolean {
  if (!coversPattern(earlier.code, later.code)) return false
  if (earlier.area !== undefined && earlier.area !== later.area) return false
  const [first = {}, second = {}] = [earlier.when, later.when]
  // A row that does not speak of noise weighs no noise.
  if (second.noise !== undefined && first.noise === undefined && mayBeGiven(second.noise)) return false
  return Object.entries(first).every(([name, test]) => implies(second[name], test))
}

function coversPattern(earlier: string, later: string): boolean {
  return earlier.endsWith('*') ? later.startsWith(earlier.slice(0, -1)) : earlier === later
}

/** Whether what passes the one test passes the other for certain. */
function implies(test: FactTest | undefined, other: FactTest): boolean {
  if (test === undefined) return false
  if (JSON.stringify(other) === '{"given":true}') return mayBeGiven(test)
  const [values, others] = [valuesOf(test), valuesOf(other)]
  if (values && others) return values.every((value) => others.some((each) => isWithin(value, each)))
  return JSON.stringify(test) === JSON.stringify(other)
}

function valuesOf(test: FactTest): readonly FactValue[] | undefined {
  if (Array.isArray(test)) return test as readonly FactValue[]
  return typeof test === 'object' ? undefined : [test]
}

function isWithin(value: FactValue, other: FactValue): boolean {
  return typeof value === 'string' && typeof other === 'string' ? coversPattern(other, value) : value === other
}

/** Whether a change may pass that has the fact; where it may, none passes without. */
function mayBeGiven(test: FactTest): boolean {
  return !(typeof test === 'object' && 'given' in test && test.given === false)
}
