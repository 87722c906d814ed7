/** The answers of API v1 that hold no whole record: single fields, words or figures. */
import { RecordError } from '../../src/model/errors.js'

const opening =
  /^\s*(?:\{\s*"|(?:<\?[^>]{0,200}>\s*)?<)(StudyFieldsResponse|FieldValuesResponse|StudyStatistics|StudyStructure)\b/

/** Whether a document begins as one of them. */
export function isOtherAnswer(head: string): boolean {
  return opening.test(head)
}

/** @throws RecordError where the document is one of them */
export function refuseOtherAnswer(head: string): void {
  const name = opening.exec(head)?.[1]
  if (name === undefined) return
  throw new RecordError(
    'no-trial',
    `The document is a ${name} of API v1, which holds no whole record; save the answer of full_studies instead.`,
  )
}
