/** Classic XML made of real studies reads back as these studies. */
import { asClassicXml } from '../../support/as-classic-xml.js'
import { testReadBack } from './read-back.js'

testReadBack({
  format: 'classic-xml',
  render: asClassicXml,
  // Beside layout: terms without ids, four classes of sponsors, results references and events by organ system apart.
  mayBeNoise: ['formatting', 'derived', 'class', 'order'],
})
