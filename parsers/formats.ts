/** The published formats, most particular first: the first that detects a document reads it. */
import { apiV1 } from './api-v1/format.js'
import { apiV2 } from './api-v2/format.js'
import { archivePage } from './archive-page/format.js'
import { classicPage } from './classic-page/format.js'
import { classicText } from './classic-text/format.js'
import { classicXml } from './classic-xml/format.js'
import { csv } from './csv/format.js'
import { currentPage } from './current-page/format.js'
import type { Format } from './format.js'
import { historyApi } from './history-api/format.js'
import { trial } from './trial/format.js'

export const formats: readonly Format[] = [
  trial,
  historyApi,
  apiV2,
  apiV1,
  classicXml,
  archivePage,
  currentPage,
  classicPage,
  csv,
  classicText,
]
