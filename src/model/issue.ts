/** An Issue: something odd in a document that did not stop it from being read. */

/**
 * - `unknown-value`: a word that is not on the registry's closed list; left out, and not compared.
 * - `impossible-date`: no such day or no date at all; left out, and not compared.
 * - `wrong-type`: a number, text or list stands where another kind belongs; left out, and not compared.
 * - `glued-values`: a rendition ran several values together; kept as one text.
 * - `unlabelled-values`: values whose label the rendition lost; placed by their position.
 * - `unreadable-line`: a line of a rendition that fits nowhere; left out.
 * - `mended-encoding`: bytes that are no UTF-8 in a document that should be; read as Windows-1252.
 * - `no-record`: an entry of the document, beside this trial, that is no record; left out.
 */
export type IssueCode =
  | 'unknown-value'
  | 'impossible-date'
  | 'wrong-type'
  | 'glued-values'
  | 'unlabelled-values'
  | 'unreadable-line'
  | 'mended-encoding'
  | 'no-record'

export interface Issue {
  code: IssueCode
  /** Where in the Trial: `locations[3].status`; where in the document, for what is odd in that: `line 12`. */
  place: string
  /** What was found there, cut to 200 characters. */
  found: string
}
