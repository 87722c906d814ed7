/** The list of versions and each of them: what a refusal means, and which versions have to be asked for. */
import { describe, expect, test } from 'vitest'
import { planHistory } from '../../src/registry/plan-history.js'
import type { ListedVersion } from '../../src/registry/registry.js'
import { nct, scriptedServer, study, type Reply } from './scripted-server.js'

const id = nct(1)
const changes = [0, 1, 2].map((version) => ({
  version,
  date: `2024-0${version + 1}-05`,
  status: 'RECRUITING',
  moduleLabels: version === 0 ? [] : ['Study Status'],
}))
const index: Reply = { body: JSON.stringify({ changes, lastUpdateVersions: {}, originalData: {} }) }
const forbidden: Reply = { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>403 Forbidden' }

test('the list of versions, oldest first, with its own bytes', async () => {
  const body = JSON.stringify({ changes: changes.toReversed() })
  const server = await scriptedServer(() => ({ body }))
  const found = await (await server.open()).historyIndex(id)
  expect(found.versions.map(({ version }) => version)).toEqual([0, 1, 2])
  expect(found.versions[1]).toEqual({ version: 1, date: '2024-02-05', status: 'RECRUITING', modules: ['Study Status'] })
  expect(new TextDecoder().decode(found.raw.bytes)).toBe(body)
  expect(found.raw.address).toBe(`${server.address}/api/int/studies/${id}/history`)
})

test.each([404, 500, 200])('a record without a history, told with %i', async (status) => {
  const server = await scriptedServer(() => ({ status, body: `No study ${id} history summary` }))
  const failure = (await server.open({ attempts: 3 })).historyIndex(id)
  await expect(failure).rejects.toMatchObject({ code: 'no-history', retryable: false })
  expect(server.asked).toHaveLength(1)
})

test('a version is kept as it came', async () => {
  const body = JSON.stringify({ study: study(id), studyVersion: 2 })
  const server = await scriptedServer(() => ({ body }))
  const raw = await (await server.open()).historyVersion(id, 2)
  expect(new TextDecoder().decode(raw.bytes)).toBe(body)
  expect(raw.address).toBe(`${server.address}/api/int/studies/${id}/history/2`)
})

test('another version than was asked for is not taken', async () => {
  const server = await scriptedServer(() => ({ body: JSON.stringify({ study: study(id), studyVersion: 1 }) }))
  const failure = (await server.open({ attempts: 2 })).historyVersion(id, 2)
  await expect(failure).rejects.toMatchObject({ code: 'registry-answer', retryable: true })
})

test('a version beyond the last is refused as a client is; the list tells that there is no such version', async () => {
  const server = await scriptedServer((url) => (url.pathname.endsWith('/history') ? index : forbidden))
  const failure = (await server.open()).historyVersion(id, 7)
  await expect(failure).rejects.toMatchObject({
    code: 'registry-not-found',
    message: `${id} has no version 7 (the site's 8); the registry lists version 0 (the site's 1) to version 2 (the site's 3).`,
  })
  expect(server.asked).toHaveLength(2)
})

test.each([
  ['the list too', () => forbidden, 2],
  ['a version that the list names', (url: URL) => (url.pathname.endsWith('/history') ? index : forbidden), 2],
])('a client that is refused %s hears so, and does not ask again', async (_what, handle, requests) => {
  const server = await scriptedServer(handle)
  const failure = (await server.open()).historyVersion(id, 1)
  await expect(failure).rejects.toMatchObject({
    code: 'registry-refused',
    status: 403,
    retryable: false,
    message: expect.stringContaining('--transport curl'),
  })
  expect(server.asked).toHaveLength(requests)
})

const version = (number: number, more: Partial<ListedVersion> = {}): ListedVersion => ({
  version: number,
  date: `2024-01-${String(number + 1).padStart(2, '0')}`,
  status: 'RECRUITING',
  modules: number === 0 ? [] : ['Study Status'],
  ...more,
})
const numbers = (found: readonly ListedVersion[]): number[] => found.map((each) => each.version)

describe('planHistory', () => {
  const ten = Array.from({ length: 10 }, (_, number) => version(number))

  test('everything, the first time', () => {
    const plan = planHistory(ten, new Set())
    expect(numbers(plan.fetch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('nothing that is kept', () => {
    const plan = planHistory(ten, new Set([0, 1, 2, 3, 9]))
    expect(numbers(plan.fetch)).toEqual([4, 5, 6, 7, 8])
    expect(plan.kept).toEqual([0, 1, 2, 3, 9])
  })

  test.each([
    ['no label and the same status', { modules: [] }, true],
    ['no label and another status', { modules: [], status: 'COMPLETED' }, false],
    ['no label and results that did not pass review', { modules: [], reviewNotPassed: true as const }, false],
    ['a label, whichever', { modules: ['Contacts/Locations'] }, false],
  ])('a version with %s', (_what, more, isPassedOver) => {
    const versions = ten.map((each) => (each.version === 4 ? version(4, more) : each))
    expect(planHistory(versions, new Set()).unchanged).toEqual(isPassedOver ? [4] : [])
    expect(planHistory(versions, new Set(), { all: true }).unchanged).toEqual([])
  })

  test('a version of which the list does not say what changed is asked for', () => {
    const { modules: _unsaid, ...silent } = version(4)
    expect(planHistory([...ten.slice(0, 4), silent, ...ten.slice(5)], new Set()).unchanged).toEqual([])
  })

  test('the newest is asked for though nothing in it changed', () => {
    const versions = [...ten.slice(0, 9), version(9, { modules: [] })]
    expect(planHistory(versions, new Set()).unchanged).toEqual([])
  })

  test('since a day: the version then in force, all later ones, and the first', () => {
    const plan = planHistory(ten, new Set(), { since: '2024-01-07' })
    expect(numbers(plan.fetch)).toEqual([0, 5, 6, 7, 8, 9])
    expect(plan.earlier).toEqual([1, 2, 3, 4])
  })

  test.each([
    ['before the first', '2020-01-01', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['after the last', '2030-01-01', [0, 9]],
  ])('since a day %s', (_what, since, expected) => {
    expect(numbers(planHistory(ten, new Set(), { since }).fetch)).toEqual(expected)
  })

  test('a list without a version', () => {
    expect(planHistory([], new Set())).toEqual({ fetch: [], kept: [], unchanged: [], earlier: [] })
  })
})
