/** Versions take their numbers from a list beside them, where it is surely theirs. */
import { expect, test } from 'vitest'
import { numberVersions, type Version } from '../../src/index.js'
import { versionsOf } from '../support/versions.js'

const posted = ['2023-04-01', '2023-08-01', '2024-03-10']
const list = listOf('2023-04-01', '2023-06-01', '2023-08-01', '2024-03-10')

function listOf(...dates: readonly string[]): Version[] {
  return dates.map((date, version) => ({ version, date }))
}

async function numbersBy(...lists: readonly Version[][]): Promise<(number | undefined)[]> {
  const versions = await versionsOf(...posted.map((day) => ({ posted: day })))
  return numberVersions(versions, lists).map(({ source }) => source.version)
}

test.each([
  ['a list that has all their days', [list], [0, 2, 3]],
  ['a list that lacks one', [listOf('2023-04-01', '2023-08-01')], [undefined, undefined, undefined]],
  ['two lists that fit', [list, listOf(...posted)], [undefined, undefined, undefined]],
  ['one that fits and one that does not', [listOf('2020-01-01'), list], [0, 2, 3]],
  ['two releases of one day', [listOf('2023-04-01', '2023-04-01', '2023-08-01', '2024-03-10')], [undefined, 2, 3]],
  ['no list', [], [undefined, undefined, undefined]],
])('%s', async (_, lists, numbers) => {
  expect(await numbersBy(...lists)).toEqual(numbers)
})

test('a list that gives a version another number than its own is of another trial', async () => {
  const versions = await versionsOf({ posted: '2023-04-01', version: 7 }, { posted: '2023-08-01' })
  expect(numberVersions(versions, [list])).toBe(versions)
})
