/** Lists of search results as the registry gives them for download: comma or tab, classic or modern columns. */
import type { Format } from '../format.js'
import { columns } from './columns.js'
import { readHeader } from './header.js'
import { omittedBeside } from './omissions.js'

export const csv: Format = {
  name: 'csv',
  title: 'a downloaded list of search results, comma or tab separated (SearchResults.csv, ctg-studies.csv)',
  detects: (head) => readHeader(head) !== undefined,
  omits: omittedBeside([...columns.keys()]),
  markdown: true,
  load: () => import('./read.js'),
}
