/** One question to a registry that answers badly: what is asked again, when, and what is told. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openRegistry } from '../../src/registry/open-registry.js'
import type { RequestFacts } from '../../src/registry/registry.js'
import { openBucket } from '../../src/registry/pace/token-bucket.js'
import { fakeClock } from './fake-clock.js'
import { inTurn, scriptedServer, version } from './scripted-server.js'

const told = { apiVersion: '2.0.5', dataTimestamp: '2026-11-20T09:00:05' }

describe.each(['undici', 'curl'] as const)('by %s', (transport) => {
  test('an answer in gzip is read, and the client says who it is', async () => {
    let agent: string | undefined
    const server = await scriptedServer((_url, _response, request) => {
      agent = request.headers['user-agent']
      return { headers: { 'content-encoding': 'gzip' }, body: gzipSync(version.body) }
    })
    const registry = await server.open({ transport, contact: 'trials@example.org' })
    expect(await registry.dataset()).toEqual(told)
    expect(agent).toMatch(/^trialdiff\/\d+\.\d+\.\d+ \(\+trials@example\.org\)$/)
  })

  test('a busy registry is asked again after as long as it says', async () => {
    const server = await scriptedServer(
      inTurn({ status: 429, headers: { 'retry-after': '7' } }, { status: 503 }, version),
    )
    const heard: RequestFacts[] = []
    const registry = await server.open({ transport, onRequest: (request) => heard.push(request) })
    const start = registry.clock.now().getTime()
    expect(await registry.dataset()).toEqual(told)
    expect(heard.map(({ status, attempt, retryIn }) => ({ status, attempt, retryIn }))).toEqual([
      { status: 429, attempt: 1, retryIn: 7000 },
      { status: 503, attempt: 2, retryIn: 1000 },
      { status: 200, attempt: 3, retryIn: undefined },
    ])
    // Seven seconds as asked; then the backoff of one lies within the two that now part two requests.
    expect(registry.clock.now().getTime() - start).toBe(9000)
    expect(registry.requests).toBe(3)
  })

  test('a connection that is cut is made again, so many times and no more', async () => {
    const server = await scriptedServer((_url, response) => void response.destroy())
    const registry = await server.open({ transport, attempts: 3 })
    await expect(registry.dataset()).rejects.toMatchObject({ code: 'registry-unreachable', retryable: true })
    expect(server.asked).toHaveLength(3)
  })

  test('an answer that stops in the middle is asked for again', async () => {
    let count = 0
    const server = await scriptedServer((_url, response) => {
      if (++count > 1) return version
      response.writeHead(200, { 'content-length': '1000' }).write('{"apiVersion"')
      setImmediate(() => response.destroy())
      return undefined
    })
    const registry = await server.open({ transport })
    expect(await registry.dataset()).toEqual(told)
    expect(server.asked).toHaveLength(2)
  })

  test('a refusal halves the rate for what follows, being busy without a word does not', async () => {
    const moments: number[] = []
    const replies = [{ status: 429 }, { status: 503 }, { status: 503, headers: { 'retry-after': '0' } }, version]
    const server = await scriptedServer(inTurn(...replies))
    const registry = await server.open({
      rate: 2,
      random: () => 0,
      onRequest: () => moments.push(registry.clock.now().getTime()),
    })
    for (let n = 0; n < 3; n += 1) await registry.dataset()
    const gaps = moments.slice(1).map((moment, place) => moment - (moments[place] ?? 0))
    expect(gaps).toEqual([1000, 1000, 2000, 2000, 2000])
  })

  test('who gives up while it is waited for an answer is heard at once', async () => {
    const given = new AbortController()
    const server = await scriptedServer(() => void setImmediate(() => given.abort(new Error('enough'))))
    const registry = await server.open({ transport, signal: given.signal })
    await expect(registry.dataset()).rejects.toThrow('enough')
  })

  test('a redirect is not followed', async () => {
    const server = await scriptedServer(() => ({ status: 302, headers: { location: '/elsewhere' } }))
    const registry = await server.open({ transport })
    await expect(registry.dataset()).rejects.toMatchObject({ code: 'registry-answer', status: 302, retryable: false })
    expect(server.asked).toEqual(['/api/v2/version'])
  })
})

test.each([
  ['JSON that is cut off', { body: version.body.slice(0, 20) }, 'cut off', true],
  ['a login page', { body: '<!DOCTYPE html><html><title>Log in</title>' }, 'login page', true],
  ['gzip that is damaged', { headers: { 'content-encoding': 'gzip' }, body: 'no gzip' }, 'cut off', true],
  ['bytes that are no text', { body: new Uint8Array([0x7b, 0xff, 0x7d]) }, 'no UTF-8', true],
  ['a list where an object was due', { body: '[]' }, 'another kind', false],
  ['JSON without what was asked', { body: '{}' }, 'no version of its data', false],
])('%s', async (_what, reply, sentence, retryable) => {
  const server = await scriptedServer(() => reply)
  const registry = await server.open({ attempts: 2 })
  await expect(registry.dataset()).rejects.toMatchObject({ message: expect.stringContaining(sentence), retryable })
  expect(server.asked).toHaveLength(retryable ? 2 : 1)
})

test.each([
  [
    400,
    'text/plain',
    'Invalid value in parameter `fields`: `X`.\n',
    'registry-refused',
    '“Invalid value in parameter `fields`: `X`”',
  ],
  [404, 'text/html', '<html><head><title>404 Not Found</title></head>', 'registry-not-found', '“404 Not Found”'],
  [403, 'text/html', '<html>no', 'registry-refused', 'refuses this client'],
  [400, 'text/plain', `\u001b[31m${'x'.repeat(500)}`, 'registry-refused', `“[31m${'x'.repeat(200)}`],
])('%i in %s is told in its own words, without what a terminal would obey', async (status, type, body, code, words) => {
  const server = await scriptedServer(() => ({ status, headers: { 'content-type': type }, body }))
  const registry = await server.open()
  const error = await registry.dataset().catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code, status, retryable: false, message: expect.stringContaining(words) })
  expect((error as Error).message).not.toContain('\u001b')
  expect((error as Error).message.length).toBeLessThan(450)
  expect(server.asked).toHaveLength(1)
})

test('a pause of hours is not sat out, and nobody asks again before it is over', async () => {
  const server = await scriptedServer(() => ({ status: 429, headers: { 'retry-after': '7200' } }))
  const registry = await server.open()
  const error = {
    code: 'registry-busy',
    retryable: true,
    message: expect.stringContaining('before 2026-11-22 11:30 UTC'),
  }
  await expect(registry.dataset()).rejects.toMatchObject(error)
  await expect(registry.dataset()).rejects.toMatchObject(error)
  expect(server.asked).toHaveLength(1)
})

test('an answer that does not begin in time is given up', async () => {
  const server = await scriptedServer(() => undefined)
  const registry = await server.open({ timeout: 50, attempts: 1 })
  await expect(registry.dataset()).rejects.toMatchObject({ code: 'registry-unreachable', retryable: true })
})

test('questions asked at once go out at the rate in sum', async () => {
  const moments: number[] = []
  const server = await scriptedServer(() => version)
  const registry = await server.open({ rate: 4, onRequest: () => moments.push(registry.clock.now().getTime()) })
  const start = registry.clock.now().getTime()
  await Promise.all(Array.from({ length: 9 }, () => registry.dataset()))
  expect(registry.clock.now().getTime() - start).toBe(2000)
  expect(moments).toHaveLength(9)
})

test('who is told that the registry is busy holds back everybody who shares the bucket', async () => {
  const clock = fakeClock()
  const bucket = openBucket(1000, clock)
  const start = clock.now().getTime()
  const busy = await scriptedServer(inTurn({ status: 429, headers: { 'retry-after': '60' } }, version))
  const other = await scriptedServer(() => version)
  const first = await busy.open({ bucket, clock, attempts: 1 })
  const second = await other.open({ bucket, clock })
  await expect(first.dataset()).rejects.toMatchObject({ code: 'registry-busy' })
  await second.dataset()
  expect(clock.now().getTime() - start).toBeGreaterThanOrEqual(60_000)
})

test('who gives up while it is waited before the next attempt hears it in the words of the signal', async () => {
  const given = new AbortController()
  const server = await scriptedServer(() => ({ status: 503 }))
  const registry = await openRegistry({
    address: server.address,
    rate: 1000,
    random: () => 0.999,
    signal: given.signal,
    onRequest: () => setImmediate(() => given.abort(new Error('enough'))),
  })
  await expect(registry.dataset()).rejects.toThrow('enough')
  await registry.close()
})
