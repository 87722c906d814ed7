/** The XML of the classic site (`clinical_study`), which the registry still serves: one record, or many in one file. */
import type { Format } from '../format.js'
import { neverCarried } from './omissions.js'

export const classicXml: Format = {
  name: 'classic-xml',
  title: 'classic XML (clinical_study): one record or several',
  // A browser that shows XML prints a sentence above it, which a copy takes along.
  detects: (head) => /^[^<]{0,300}</.test(head) && /<clinical_study[\s>]/.test(head) && !/^\s*[[{]/.test(head),
  omits: neverCarried,
  markdown: false,
  load: () => import('./read.js'),
}
