/** Lists of one row, made of real studies, read back as these studies as far as a list tells. */
import { asClassicCsv, asModernCsv } from '../../support/as-csv.js'
import { testReadBack } from './read-back.js'

testReadBack({ format: 'csv', variant: 'with the columns of today', render: asModernCsv, mayBeOdd: ['glued-values'] })
testReadBack({
  format: 'csv',
  variant: 'with the columns of the classic site',
  render: asClassicCsv,
  mayBeOdd: ['glued-values'],
})
