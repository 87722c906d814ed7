/** Classic XML made of real studies reads back as these studies. */
import { asClassicXml } from '../../support/as-classic-xml.js'
import { testReadBack } from './read-back.js'

testReadBack({ format: 'classic-xml', render: asClassicXml })
