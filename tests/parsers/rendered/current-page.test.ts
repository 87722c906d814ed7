/** Pages of the present site, made of real studies, and the texts copied from them read back as these studies. */
import { asCopiedText } from '../../support/copied-text.js'
import { asCurrentPage } from '../../support/as-current-page.js'
import type { RawStudy } from '../../support/raw-study.js'
import { testReadBack, type ReadBack } from './read-back.js'

const options: Omit<ReadBack, 'render' | 'variant'> = {
  format: 'current-page',
  // The table of arms tells which interventions an arm receives, so that an intervention lists its arms in their order.
  mayBeNoise: ['formatting', 'order'],
  // Where the name of an official ends is not always to be told: said so, and not compared.
  mayBeOdd: ['glued-values'],
  suits,
}

/** `Madrid, Comunidad de` as a city, and no state, is printed like a city and its state. */
function suits({ protocolSection }: RawStudy): boolean {
  const locations = protocolSection.contactsLocationsModule?.locations ?? []
  return !locations.some(({ city, state }) => state === undefined && city?.includes(', '))
}

testReadBack({ ...options, variant: 'saved whole', render: asCurrentPage })
// Where groups of a study that observes follow one another without a mark between them, their table is said to be unreadable.
testReadBack({
  ...options,
  variant: 'copied as text',
  mayBeOdd: ['glued-values', 'unreadable-line'],
  render: (study) => asCopiedText(asCurrentPage(study)),
})
