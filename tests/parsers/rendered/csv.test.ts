/** Lists of one row, made of real studies, read back as these studies as far as a list tells. */
import { asClassicCsv, asModernCsv } from '../../support/as-csv.js'
import { testReadBack } from './read-back.js'

testReadBack({ format: 'csv', render: asModernCsv, mayBeOdd: ['glued-values'] })
testReadBack({ format: 'csv', render: asClassicCsv, mayBeOdd: ['glued-values'] })
