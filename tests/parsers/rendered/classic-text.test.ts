/** Texts of classic pages, made of real studies, read back as these studies. */
import { asClassicText } from '../../support/as-classic-text.js'
import { testReadBack } from './read-back.js'

testReadBack({
  format: 'classic-text',
  render: asClassicText,
  mayBeNoise: ['formatting', 'order', 'acronym'],
})
