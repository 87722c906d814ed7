/** Reads API v1 documents: finds the studies in whatever stands around them, and pours each into a Draft. */
import { decode } from '../../src/containers/decode.js'
import { jsonValues } from '../../src/containers/json-values.js'
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { isObject, objectIn, objectsIn, type Json } from '../json/objects.js'
import { elementsNamed } from '../xml/elements.js'
import { mend } from './mend.js'
import { remarkOmissions } from './omissions.js'
import { refuseOtherAnswer } from './other-answers.js'
import { study as places } from './pieces.js'
import { pour } from './pour.js'
import { objectOf } from './struct.js'

interface Found {
  study: Json
  /** The `APIVrs` of the answer in which the study stands, where it stands in one. */
  version: unknown
}

/** As much as the root element needs, whatever stands before it. */
const headLength = 4096

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  const head = typeof document === 'string' ? document.slice(0, headLength) : decode(document.subarray(0, headLength))
  refuseOtherAnswer(head)
  for (const { study, version } of /^\s*</.test(head) ? structsIn(document) : studiesIn(document)) {
    const draft: Json = {}
    pour(study, places, draft)
    mend(draft)
    remarkOmissions(study, draft, version, remark)
    yield draft as Draft
  }
}

/** The studies of answers, of files of the registry's archive, or such that stand alone; for anything else an empty one. */
function* studiesIn(document: string | Uint8Array): Generator<Found> {
  for (const value of jsonValues(document)) {
    const outer = objectIn(value)
    const answer = objectIn(outer.FullStudiesResponse ?? outer)
    const entries = Array.isArray(answer.FullStudies) ? objectsIn(answer.FullStudies) : [answer]
    for (const entry of entries) {
      const full = objectIn(entry.FullStudy ?? entry)
      const study = objectIn(full.Study ?? full)
      yield { study: isObject(study.ProtocolSection) ? study : {}, version: answer.APIVrs }
    }
  }
}

const structs = new Set(['APIVrs', 'Struct'])

function* structsIn(document: string | Uint8Array): Generator<Found> {
  let version: string | undefined
  for (const element of elementsNamed(document, structs)) {
    if (element.name === 'APIVrs') version = element.text
    else yield { study: objectOf(element), version }
  }
}
