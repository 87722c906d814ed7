/** Every part that a format cannot tell has a name in English, since `trialdiff formats` lists it. */
import { describe, expect, test } from 'vitest'
import { formats } from '../../parsers/formats.js'
import { writtenNameOf } from '../../src/report/names.js'
import { printPath } from '../../src/report/omissions.js'

test.each(formats.map(({ name, omits }) => [name, omits] as const))(
  'what %s omits has names that somebody wrote down',
  (_, omits) => expect(omits.filter((path) => writtenNameOf(path) === undefined)).toEqual([]),
)

describe('a part is named', () => {
  test.each([
    ['officialTitle', 'official title'],
    ['keywords', 'keywords'],
    ['leadSponsor.class', 'class of lead sponsor'],
    ['references[].retractions[].pmid', 'PubMed ID of retractions'],
    ['retired.endDate', 'end date'],
    ['ipdSharing.url', 'address of shared data'],
    ['largeDocuments[].hasSap', 'which study documents hold a statistical analysis plan'],
  ] as const)('%s: %s', (path, name) => expect(printPath(path)).toBe(name))
})
