/** Pages of the classic site, made of real studies, read back as these studies. */
import { asClassicPage } from '../../support/as-classic-page.js'
import { isPrintable } from '../../support/classic-page/printable.js'
import { testReadBack } from './read-back.js'

testReadBack({
  format: 'classic-page',
  render: asClassicPage,
  // The acronym is printed behind the title; the table of arms tells the interventions of an arm, so that an intervention
  // lists its arms in their order.
  mayBeNoise: ['formatting', 'order', 'acronym'],
  suits: isPrintable,
})
