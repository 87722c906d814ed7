/** Texts of classic pages, made of real studies, read back as these studies. */
import { asClassicText } from '../../support/as-classic-text.js'
import { isPrintable } from '../../support/classic-page/printable.js'
import type { RawStudy } from '../../support/raw-study.js'
import { testReadBack } from './read-back.js'

testReadBack({
  format: 'classic-text',
  render: asClassicText,
  mayBeNoise: ['formatting', 'order', 'acronym'],
  // Whether a long name is several that were run together cannot be told.
  mayBeOdd: ['glued-values'],
  suits,
})

/**
 * Without the page's indents, a description that speaks of other names reads like a list of them; and signs that a
 * sponsor typed are not told from those of the extractor: bars, stars around words, entities, a lone dash. A number
 * behind a contact's name is read as the beginning of the phone number.
 */
function suits(study: RawStudy): boolean {
  const printed = JSON.stringify(study.protocolSection)
  const numbered = /"name":"[^"]*\d[^"]*","role"/
  return (
    isPrintable(study) &&
    !numbered.test(printed) &&
    !/\\nOther Name|\||\*\S[^"]*?\S\*|&(?:amp|#\d+);|\\n\\\\-\\n/.test(printed)
  )
}
