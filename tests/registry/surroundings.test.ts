/** What the machine around the client has to do with it: proxies, curl and whoever's settings for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openRegistry } from '../../src/registry/open-registry.js'
import { fakeClock } from './fake-clock.js'
import { scriptedServer, version } from './scripted-server.js'

afterEach(() => void vi.unstubAllEnvs())

/** A proxy that opens no tunnel, and where one was wished for. */
async function refusingProxy(): Promise<{ address: string; wished: string[] }> {
  const wished: string[] = []
  const proxy = createServer().on('connect', (request, socket) => {
    wished.push(request.url ?? '')
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  return { address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, wished }
}

describe.each(['undici', 'curl'] as const)('by %s', (transport) => {
  test('the proxy of the environment is asked, and what it refuses is told without its password', async () => {
    const { address, wished } = await refusingProxy()
    for (const name of ['HTTPS_PROXY', 'https_proxy']) vi.stubEnv(name, address.replace('//', '//me:secret@'))
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '')
    const registry = await openRegistry({
      address: 'https://registry.invalid',
      transport,
      attempts: 1,
      clock: fakeClock(),
    })
    onTestFinished(() => registry.close())
    const error = (await registry.dataset().catch((caught: unknown) => caught)) as Error
    expect(error).toMatchObject({ code: 'registry-unreachable' })
    expect(error.message).not.toContain('secret')
    expect(wished).toEqual(['registry.invalid:443'])
  })

  test('a registry on this machine is never asked through a proxy', async () => {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) vi.stubEnv(name, 'http://127.0.0.1:9')
    const server = await scriptedServer(() => version)
    expect(await (await server.open({ transport, attempts: 1 })).dataset()).toMatchObject({ apiVersion: '2.0.5' })
  })
})

test('curl does not read the settings of whoever runs it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'trialdiff-home-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  writeFileSync(join(home, '.curlrc'), 'user-agent = "somebody else"\nheader = "X-Odd: 1"\n')
  vi.stubEnv('HOME', home)
  vi.stubEnv('CURL_HOME', home)
  const agents: unknown[] = []
  const server = await scriptedServer((_url, _response, request) => {
    agents.push(request.headers['user-agent'], request.headers['x-odd'])
    return version
  })
  await (await server.open({ transport: 'curl' })).dataset()
  expect(agents).toEqual([expect.stringMatching(/^trialdiff\//), undefined])
})

test('where there is no curl that is told, and not tried again', async () => {
  vi.stubEnv('PATH', '')
  const server = await scriptedServer(() => version)
  const registry = await server.open({ transport: 'curl' })
  await expect(registry.dataset()).rejects.toMatchObject({
    message: expect.stringContaining('curl is not installed'),
    retryable: false,
  })
  expect(registry.requests).toBe(1)
})

test('curl passes over what comes before the answer proper', async () => {
  const server = await scriptedServer((_url, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' })
    return version
  })
  expect(await (await server.open({ transport: 'curl' })).dataset()).toMatchObject({ apiVersion: '2.0.5' })
})
