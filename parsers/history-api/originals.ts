/** What was first registered, as the history tells it beside the current study: in full, or as the same as now. */
import type { Draft } from '../../src/model/draft.js'
import { objectIn, objectsIn, oneOrMoreIn, type Json } from '../json/objects.js'

type Originals = NonNullable<NonNullable<Draft['derived']>['originals']>

const lists = { primaryOutcomes: 'PRIMARY', secondaryOutcomes: 'SECONDARY', otherOutcomes: 'OTHER' } as const

/** @param current the study as it stands now, for parts of which the history only says that they are the same */
export function readOriginals(data: Json, current: Draft): Originals {
  const outcomes = Object.entries(lists).flatMap(([key, type]): readonly Json[] => {
    if (data[`${key}Same`] !== true) return oneOrMoreIn(data[key]).map((outcome) => ({ type, ...outcome }))
    return objectsIn(current.outcomes).filter((outcome) => outcome.type === type)
  })
  const enrollment = data.enrollmentInfoSame === true ? current.enrollment : data.enrollmentInfo
  return {
    ...(outcomes.length > 0 && { outcomes }),
    ...(enrollment !== undefined && { enrollment: objectIn(enrollment) }),
  }
}
