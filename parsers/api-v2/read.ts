/** Reads API v2 JSON, whatever stands around its studies: nothing, a page, or the hits of the site's own search. */
import { jsonValues } from '../../src/containers/json-values.js'
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { decodeTexts } from '../html/encoded-text.js'
import { objectIn, objectsIn, type Json } from '../json/objects.js'
import { escapeMarkup } from './escapes.js'
import { readStudy } from './study.js'

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  for (const value of jsonValues(document)) {
    for (const study of studiesIn(objectIn(value))) yield readStudy(study, remark)
  }
}

function studiesIn(value: Json): readonly Json[] {
  if (Array.isArray(value.studies)) return objectsIn(value.studies)
  if (!Array.isArray(value.hits)) return [value]
  // The site's search gives its texts as HTML; the API's own are markdown.
  return objectsIn(value.hits).map((hit) => objectIn(decodeTexts(hit.study, escapeMarkup)))
}
