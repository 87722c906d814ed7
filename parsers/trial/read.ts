/** Reads canonical JSON back; a Trial printed with its source keeps what that source omits. */
import { jsonValues } from '../../src/containers/json-values.js'
import type { Draft } from '../../src/model/draft.js'
import type { TrialPath } from '../../src/model/trial-path.js'
import type { Remark } from '../../src/normalize/remark.js'

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  for (const value of jsonValues(document)) {
    if (typeof value !== 'object' || value === null) continue
    const wrapped = value as { trial?: Draft; source?: { omits?: unknown } }
    const omits = wrapped.trial && wrapped.source?.omits
    if (Array.isArray(omits)) remark.omits(...omits.filter((each): each is TrialPath => typeof each === 'string'))
    yield wrapped.trial ?? (value as Draft)
  }
}
