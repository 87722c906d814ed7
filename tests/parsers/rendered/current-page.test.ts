/** Pages of the present site, made of real studies, and the texts copied from them read back as these studies. */
import { asCopiedText } from '../../support/copied-text.js'
import { asCurrentPage } from '../../support/as-current-page.js'
import { testReadBack } from './read-back.js'

const mayBeNoise = ['formatting']

testReadBack({ format: 'current-page', render: asCurrentPage, mayBeNoise })
testReadBack({ format: 'current-page', render: (study) => asCopiedText(asCurrentPage(study)), mayBeNoise })
