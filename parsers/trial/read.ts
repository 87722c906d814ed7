/** Reads canonical JSON back; a Trial printed with its source keeps what that source omits, and its issues. */
import { jsonValues } from '../../src/containers/json-values.js'
import type { Draft } from '../../src/model/draft.js'
import type { Issue } from '../../src/model/issue.js'
import type { TrialPath } from '../../src/model/trial-path.js'
import type { Remark } from '../../src/normalize/remark.js'

interface WithSource {
  trial?: Draft
  source?: { omits?: unknown; version?: unknown }
  issues?: unknown
}

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  for (const value of jsonValues(document)) {
    if (typeof value !== 'object' || value === null) {
      yield {}
      continue
    }
    const { trial, source, issues }: WithSource = value
    if (trial !== undefined) {
      remark.omits(...listOf<TrialPath>(source?.omits))
      if (typeof source?.version === 'number') remark.version(source.version)
      for (const { code, place, found } of listOf<Issue>(issues)) remark.issue(code, place, found)
    }
    yield trial ?? (value as Draft)
  }
}

/** A list as `trialdiff parse` wrote it; nothing where somebody else wrote something else. */
function listOf<Item>(value: unknown): Item[] {
  return Array.isArray(value) ? value.filter((each) => each !== null && each !== undefined) : []
}
