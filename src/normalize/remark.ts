/** A Remark collects what a reader says about one trial while reading it: issues, and what this document does not carry. */
import type { Issue, IssueCode } from '../model/issue.js'
import type { TrialPath } from '../model/trial-path.js'

export interface Remark {
  /** Says what was odd. `place` names the part of the Trial, `found` what stood there. */
  issue(code: IssueCode, place: string, found: unknown): void
  /** Says what this one document does not carry, beyond what its format never does. */
  omits(...paths: TrialPath[]): void
}

/** A remark that can be read back. */
export interface Remarks extends Remark {
  readonly issues: Issue[]
  readonly omitted: Set<TrialPath>
}

const longest = 200

export function collectRemarks(): Remarks {
  const issues: Issue[] = []
  const omitted = new Set<TrialPath>()
  return {
    issues,
    omitted,
    issue(code, place, found) {
      const text = typeof found === 'string' ? found : (JSON.stringify(found) ?? String(found))
      issues.push({ code, place, found: text.length > longest ? `${text.slice(0, longest - 1)}…` : text })
    },
    omits(...paths) {
      for (const path of paths) omitted.add(path)
    },
  }
}
