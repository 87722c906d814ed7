/** A SeverityRule: one row of the table that says how much a change weighs. */
import type { Area } from './area.js'
import type { Severity } from './severity.js'

export interface SeverityRule {
  /** A change code, all codes of a subject (`date/*`), or all (`*`). */
  code: string
  area?: Area
  /** What the change's facts must be, all of it. A rule that does not speak of `noise` weighs no noise. */
  when?: Readonly<Record<string, FactTest>>
  severity: Severity
}

/**
 * One value, any of several, or a condition. A text may end with `*` for any ending. Numbers are compared by their size:
 * `atLeast: 20` fits −20 % as well as +20 %.
 */
export type FactTest = FactValue | readonly FactValue[] | FactCondition
export type FactValue = string | number | boolean
export interface FactCondition {
  atLeast?: number
  below?: number
  /** Whether the change has this fact at all. */
  given?: boolean
}
