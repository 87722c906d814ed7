/** A Remark collects what a reader says about one trial while reading it: issues, and what this document does not carry. */
import type { Issue, IssueCode } from '../model/issue.js'
import type { TrialPath } from '../model/trial-path.js'

export interface Remark {
  /** Says what was odd. `place` names the part of the Trial, `found` what stood there. */
  issue(code: IssueCode, place: string, found: unknown): void
  /** Says what this one document does not carry, beyond what its format never does. */
  omits(...paths: TrialPath[]): void
  /** Says which version of the record this is, counted from 0. */
  version(number: number): void
}

/** A remark that can be read back. */
export interface Remarks extends Remark {
  readonly issues: Issue[]
  readonly omitted: Set<TrialPath>
  readonly numbered: number | undefined
}

const longest = 200

export function collectRemarks(): Remarks {
  const issues: Issue[] = []
  const omitted = new Set<TrialPath>()
  let numbered: number | undefined
  return {
    issues,
    omitted,
    get numbered() {
      return numbered
    },
    issue(code, place, found) {
      const text = describe(found)
      issues.push({ code, place, found: text.length > longest ? `${text.slice(0, longest - 1)}…` : text })
    },
    omits(...paths) {
      for (const path of paths) omitted.add(path)
    },
    version(number) {
      if (Number.isSafeInteger(number) && number >= 0) numbered = number
    },
  }
}

/** A list or an object is named, not printed: it may be of any depth. */
function describe(found: unknown): string {
  if (Array.isArray(found)) return `a list of ${found.length}`
  if (typeof found === 'object' && found !== null)
    return `an object of ${Object.keys(found).slice(0, 5).join(', ') || 'nothing'}`
  return String(found)
}
