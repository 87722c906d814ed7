/** Each folder shows one kind of study as the JSON of API v1 gives it. */
import { testFolders } from '../../fixture-folders.js'

testFolders(import.meta.url, 'input.json')
