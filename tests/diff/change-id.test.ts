/** Changes are told apart by their ids, even where their subjects are one name in two spellings. */
import { expect, test } from 'vitest'
import { diff, parse, type ParsedTrial } from '../../src/index.js'

test('two sites of one town spelled twice have an id each', async () => {
  const before = await trialWith([
    ['St. Petersburg', '195112'],
    ['St.Petersburg', '197022'],
  ])
  const after = await trialWith([
    ['Saint Petersburg', '195112'],
    ['Saint Petersburg', '197022'],
  ])
  const ids = diff(before, after).changes.map(({ id }) => id)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
})

async function trialWith(places: readonly (readonly [city: string, zip: string])[]): Promise<ParsedTrial> {
  const locations = places.map(([city, zip]) => ({ facility: 'Local Institution', city, zip, country: 'Russia' }))
  return parse(JSON.stringify({ nctId: 'NCT01234567', locations }))
}
