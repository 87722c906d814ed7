/** History answers made of real studies read back as these studies. */
import { asHistoryJson } from '../../support/as-history-json.js'
import { testReadBack } from './read-back.js'

testReadBack({ format: 'history-api', render: asHistoryJson })
