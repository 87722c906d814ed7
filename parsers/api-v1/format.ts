/** The registry's API v1, retired in June 2024: full studies as JSON, and as the XML that the registry still serves. */
import type { Format } from '../format.js'
import { neverTold } from './omissions.js'
import { isOtherAnswer } from './other-answers.js'

const json = /"(?:FullStudiesResponse|FullStudies|FullStudy|Study|ProtocolSection)"\s*:/
const xml = /<(?:FullStudiesResponse|FullStudyList|FullStudy|Struct)[\s>]/

export const apiV1: Format = {
  name: 'api-v1',
  title: 'API v1 (retired): full studies as JSON or as legacy XML, one or many',
  detects: (head) =>
    (/^\s*[[{]/.test(head) && json.test(head)) || (/^\s*</.test(head) && xml.test(head)) || isOtherAnswer(head),
  omits: neverTold,
  markdown: false,
  load: () => import('./read.js'),
}
