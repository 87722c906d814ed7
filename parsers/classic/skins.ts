/** Tells the pages that are read from others of the classic site, which look like them at their head. */
import { FormatError } from '../../src/model/errors.js'
import { readHeaderLabel } from './header.js'

const tabular = /^(?:Tracking Information$|First Submitted Date\b)/
const old = /^(?:First Received\s*:|ClinicalTrials\.gov processed this data|Purpose$)/i

/**
 * @param lines what a page prints, line by line
 * @throws FormatError `unsupported-page` for a tabular view and for pages of before mid-2017
 */
export function refuseOtherSkins(lines: readonly string[]): void {
  if (lines.some((line) => tabular.test(line))) {
    throw new FormatError(
      'unsupported-page',
      'The document is the tabular view of a record, which is not read yet; save its full text view (Study Details) instead.',
    )
  }
  if (lines.some((line) => readHeaderLabel(line)?.name.endsWith('status'))) return
  if (!lines.some((line) => old.test(line))) return
  throw new FormatError(
    'unsupported-page',
    'The document is a page of the classic site as it was before mid-2017, which is not read yet; fetch the record from the API instead.',
  )
}
