/** Reads the internal JSON of the record history: the study is the API v2's own, its texts are HTML. */
import { jsonValues } from '../../src/containers/json-values.js'
import type { Draft } from '../../src/model/draft.js'
import type { Version } from '../../src/model/version.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readStudy } from '../api-v2/study.js'
import { objectIn, objectsIn, type Json } from '../json/objects.js'
import { decodeTexts } from '../html/encoded-text.js'
import { readOriginals } from './originals.js'
import { versionOf } from './version.js'

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  for (const value of jsonValues(document)) {
    const answer = objectIn(value)
    if (answer.study !== undefined) yield readAnswer(answer, remark)
    // A list of versions is no stray entry.
    else if (answer.changes === undefined) yield {}
  }
}

function readAnswer(answer: Json, remark: Remark): Draft {
  const draft = readStudy(objectIn(decodeTexts(answer.study)), remark, { isWhole: true })
  const originals = objectIn(answer.history).originalData
  if (originals === undefined) remark.omits('derived.originals')
  else {
    const first = readOriginals(objectIn(decodeTexts(originals)), draft)
    draft.derived = { ...draft.derived, originals: first }
  }
  if (answer.studyVersion !== undefined) remark.omits(...registrys.filter((field) => draft[field] === undefined))
  const number = answer.studyVersion ?? versionsOf(answer.history).at(-1)?.version
  if (typeof number === 'number') remark.version(number)
  return draft
}

/** What the registry adds to the current study and an earlier version may lack. */
const registrys = ['firstPosted', 'resultsFirstPosted', 'dispositionFirstPosted', 'lastUpdatePosted'] as const

export function readVersions(document: string | Uint8Array): Version[] {
  return [...jsonValues(document)].flatMap((value) => {
    const answer = objectIn(value)
    return versionsOf(answer.history === undefined ? answer : answer.history)
  })
}

function versionsOf(history: unknown): Version[] {
  return objectsIn(objectIn(history).changes).flatMap((change) => versionOf(change) ?? [])
}
