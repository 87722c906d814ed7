/** The published formats, most particular first: the first that detects a document reads it. */
import { apiV2 } from './api-v2/format.js'
import { classicPage } from './classic-page/format.js'
import { classicText } from './classic-text/format.js'
import type { Format } from './format.js'
import { historyApi } from './history-api/format.js'
import { trial } from './trial/format.js'

export const formats: readonly Format[] = [
  trial,
  historyApi,
  apiV2,
  classicPage,
  classicText,
]
