/** `trialdiff fetch` against a registry on loopback, as a customer runs it. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import { run, temporaryFolder, type Ending, type RunOptions } from '../support/command.js'
import { withRegistry } from '../support/registry/with-registry.js'
import { root } from '../support/tree.js'

const folder = temporaryFolder()
let stores = 0

interface Bench {
  location: string
  fetch(args: readonly string[], options?: RunOptions): Promise<Ending>
}

/** A store of its own, and the command on it, at a rate at which nobody waits. */
function bench(address: string): Bench {
  const location = join(folder.path, `store-${stores++}`)
  const usual = ['--store', location, '--address', address, '--rate', '1000']
  return { location, fetch: (args, options) => run(['fetch', ...args, ...usual], options) }
}

async function versionsIn(location: string, nctId: string): Promise<(number | undefined)[]> {
  const store = await openStore(location, { access: 'read' })
  const snapshots = await store.snapshots(nctId)
  await store.close()
  return snapshots.filter(({ source }) => source.format === 'history-api').map(({ version }) => version)
}

test('present records are kept, each with its own bytes, address and moment', async () => {
  const { registry, ids } = await withRegistry({ trials: 3 })
  const { fetch, location } = bench(registry.address)
  const { status, stdout, stderr } = await fetch([...ids, '--contact', 'trials@example.org'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^3 trials; 2 requests, [\d,]+ bytes\nhead {4}sha256:[0-9a-f]{64}$/m)
  expect(registry.requests[0]?.userAgent).toMatch(/^trialdiff\/[\d.]+ \(\+trials@example\.org\)$/)
  const store = await openStore(location, { access: 'read' })
  for (const nctId of ids) {
    const [snapshot] = await store.snapshots(nctId)
    if (!snapshot) throw new Error(`nothing is kept of ${nctId}`)
    expect(snapshot.source).toMatchObject({ format: 'api-v2', raw: true })
    expect(snapshot.source.address).toContain(`filter.ids=${nctId}`)
    expect(snapshot.source.retrievedAt).toMatch(/^\d{4}-\d\d-\d\dT/)
    const raw = new TextDecoder().decode(await store.raw(snapshot))
    expect(JSON.parse(raw)).toMatchObject({ protocolSection: { identificationModule: { nctId } } })
  }
  await store.close()
})

test('the same build of the data is not asked for twice, a new one is', async () => {
  const { registry, world, ids } = await withRegistry({ trials: 2 })
  const { fetch } = bench(registry.address)
  await fetch(ids)
  registry.clearLog()
  expect((await fetch(ids)).stdout).toContain('--again')
  expect(registry.requests.map(({ url }) => url)).toEqual(['/api/v2/version'])
  await fetch([...ids, '--again'])
  expect(registry.requests).toHaveLength(3)
  world.publishSome(1)
  const { stdout } = await fetch(ids)
  expect(stdout.match(/^kept /gm)).toHaveLength(1)
  expect(stdout.match(/^seen /gm)).toHaveLength(1)
})

async function withVersions(count: number) {
  const made = await withRegistry({ trials: 1 })
  for (let build = 1; build < count; build++) made.world.publishSome(1)
  return { ...made, nctId: made.ids[0] ?? '' }
}

describe('the history', () => {
  test('brings every version once, and goes on with new ones', async () => {
    const { registry, world, nctId } = await withVersions(6)
    const { fetch, location } = bench(registry.address)
    const first = await fetch([nctId, '--history'])
    expect(first.stdout).toContain('history: 6 versions, 6 brought\n')
    expect(await versionsIn(location, nctId)).toEqual([0, 1, 2, 3, 4, 5])
    world.publishSome(1)
    registry.clearLog()
    const second = await fetch([nctId, '--history'])
    expect(second.stdout).toContain('history: 7 versions, 1 brought, 6 kept before\n')
    expect(registry.requests.map(({ url }) => url).filter((url) => url.includes('/history'))).toEqual([
      `/api/int/studies/${nctId}/history`,
      `/api/int/studies/${nctId}/history/6`,
    ])
  })

  test('is told by trialdiff log from the store, with the numbers of both', async () => {
    const { registry, nctId } = await withVersions(6)
    const { fetch, location } = bench(registry.address)
    await fetch([nctId, '--history'])
    const { status, stdout } = await run(['log', nctId, '--store', location])
    expect(status).toBe(0)
    expect(stdout).toContain('6 versions')
    for (const label of ['v0 / site #1', 'v1 / site #2', 'v4 / site #5']) expect(stdout).toContain(label)
  })

  test('since a day brings the version then in force and all later ones', async () => {
    const { registry, world, nctId } = await withVersions(6)
    const { fetch, location } = bench(registry.address)
    const since = world.trial(nctId).versions[4]?.date ?? ''
    const { stdout } = await fetch([nctId, '--history', '--since', since])
    expect(await versionsIn(location, nctId)).toEqual([0, 3, 4, 5])
    expect(stdout).toContain('2 from before --since')
  })

  test('a version that fails is told, the others are brought, and the next fetch brings it', async () => {
    const { registry, nctId } = await withVersions(4)
    const { fetch, location } = bench(registry.address)
    registry.setFaults({ where: '/history/2', next: [{ is: 'broken', status: 500 }] })
    const first = await fetch([nctId, '--history', '--json', '--attempts', '1'])
    expect(first.status).toBe(3)
    expect(JSON.parse(first.stdout)).toMatchObject({
      trials: [{ nctId, is: 'kept', history: { kept: 3, failed: [{ version: 2, code: 'registry-answer' }] } }],
      failed: 1,
    })
    registry.setFaults({})
    registry.clearLog()
    expect((await fetch([nctId, '--history'])).status).toBe(0)
    expect(registry.requests.map(({ url }) => url)).toEqual(['/api/v2/version', `/api/int/studies/${nctId}/history/2`])
    expect((await versionsIn(location, nctId)).toSorted()).toEqual([0, 1, 2, 3])
  })

  test('who is refused is not sent on to ask again, and hears what may help', async () => {
    const { registry, ids } = await withRegistry({ trials: 8 })
    const { fetch } = bench(registry.address)
    registry.setFaults({ where: '/api/int/', probability: 1, among: [{ is: 'blocked' }] })
    const { status, stdout, stderr } = await fetch([...ids, '--history'])
    expect(status).toBe(3)
    expect(stdout.match(/^kept /gm)).toHaveLength(8)
    expect(stderr).toMatch(/--transport curl .*\[registry-refused\]/)
    expect(registry.requests.filter(({ url }) => url.includes('/api/int/'))).toHaveLength(1)
  })

  test('a record without a history is told and is no failure', async () => {
    const { registry, world, nctId } = await withVersions(1)
    world.trial(nctId).hasHistory = false
    const { status, stdout } = await bench(registry.address).fetch([nctId, '--history'])
    expect(status).toBe(0)
    expect(stdout).toContain('history: the registry keeps none of it')
  })

  test.each([
    ['SIGINT', 130, 'trialdiff: Broken off; what was brought is kept, and the same command goes on from there.\n'],
    ['SIGKILL', null, ''],
  ] as const)('broken off by %s it goes on where it was, and asks for nothing twice', async (signal, status, words) => {
    const { registry, nctId } = await withVersions(12)
    const { fetch, location } = bench(registry.address)
    registry.setFaults({ where: '/history/7', next: [{ is: 'silent' }] })
    const args = ['fetch', nctId, '--history', '--store', location, '--address', registry.address, '--rate', '1000']
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const ended = new Promise((resolve) => child.on('close', resolve))
    while (!registry.requests.some(({ url }) => url.endsWith('/history/7'))) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    child.kill(signal)
    expect(await ended).toBe(status)
    expect(stderr).toBe(words)
    expect(await versionsIn(location, nctId)).toEqual([0, 1, 2, 3, 4, 5, 6])
    registry.clearLog()
    expect((await fetch([nctId, '--history'])).status).toBe(0)
    expect(registry.requests.map(({ url }) => url)).toEqual([
      '/api/v2/version',
      ...[7, 8, 9, 10, 11].map((version) => `/api/int/studies/${nctId}/history/${version}`),
    ])
  })
})

test('removed and merged trials are told; what is gone counts as failed', async () => {
  const { registry, world, ids } = await withRegistry({ trials: 3 })
  const [removed = '', merged = '', into = ''] = ids
  world.publish(world.day, [
    { nctId: removed, edit: { is: 'removed' } },
    { nctId: merged, edit: { is: 'merged', into } },
  ])
  const { status, stdout } = await bench(registry.address).fetch([removed, merged])
  expect(status).toBe(3)
  expect(stdout).toContain(`gone    ${removed}: the registry has no such record\n`)
  expect(stdout).toMatch(new RegExp(`^kept {4}${merged}, now ${into}: ${into}/`, 'm'))
})

test('numbers come from a file and from standard input, with remarks', async () => {
  const { registry, ids } = await withRegistry({ trials: 3 })
  const file = join(
    folder.path,
    folder.write('watched.txt', `\ufeff# ours\n${ids[0]}, ${ids[1]?.toLowerCase()}  # two\r\n\n`),
  )
  const { fetch } = bench(registry.address)
  const { status, stdout } = await fetch([file, '-'], { input: `${ids[2]}\n${ids[0]}\n` })
  expect(status).toBe(0)
  expect(stdout.match(/^kept /gm)).toHaveLength(3)
})

test('people are left out where that is wished for, and with them the raw bytes', async () => {
  const { registry, ids } = await withRegistry({ trials: 1 })
  const { fetch, location } = bench(registry.address)
  await fetch([...ids, '--contacts', 'drop'])
  const store = await openStore(location, { access: 'read' })
  const [snapshot] = await store.snapshots(ids[0] ?? '')
  if (!snapshot) throw new Error('nothing is kept')
  expect(snapshot.source.raw).toBe(false)
  expect(await store.raw(snapshot)).toBeUndefined()
  expect(JSON.parse(await store.document(snapshot))).not.toHaveProperty('trial.overallOfficials')
  await store.close()
})

test('a dry run asks nothing and makes no store', async () => {
  const { registry, ids } = await withRegistry({ trials: 120 })
  const { fetch, location } = bench(registry.address)
  const { status, stdout } = await fetch([...ids, '--history', '--dry-run'])
  expect(status).toBe(0)
  expect(stdout).toContain('Would ask 124 times or more')
  expect(registry.requests).toEqual([])
  expect(() => readFileSync(join(location, 'ledger.ndjson'))).toThrow('ENOENT')
})

test.each([
  ['no number', ['NCT123456789'], 'neither an NCT number nor a file'],
  ['a rate without a reason', ['NCT04984356', '--address', 'https://registry.example', '--rate', '2'], 'say why 2'],
  [
    'a rate beyond the most',
    ['NCT04984356', '--address', 'https://registry.example', '--rate', '5', '--reason', 'x'],
    'too many',
  ],
  ['an address without encryption', ['NCT04984356', '--address', 'http://registry.example'], 'without encryption'],
  ['an address with a password', ['NCT04984356', '--address', 'https://a:b@registry.example'], 'name or password'],
  ['a contact that breaks the header', ['NCT04984356', '--contact', 'a\nb'], 'cannot stand in a User-Agent'],
  ['a day that is none', ['NCT04984356', '--history', '--since', '2024-13-01'], 'is no day'],
  ['wishes about a history nobody asked for', ['NCT04984356', '--all'], 'add --history'],
])('%s is refused before anything is asked or made', async (_what, args, sentence) => {
  const location = join(folder.path, 'never')
  const { status, stdout, stderr } = await run(['fetch', ...args, '--store', location])
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain(sentence)
  expect(stderr).toMatch(/\[bad-usage\]\n$/)
  expect(() => readFileSync(join(location, 'ledger.ndjson'))).toThrow('ENOENT')
})

test('where nobody listens that is told in one sentence', async () => {
  const { registry } = await withRegistry({ trials: 1 })
  await registry.close()
  const { status, stderr } = await bench(registry.address).fetch(['NCT04984356', '--attempts', '1'])
  expect(status).toBe(2)
  expect(stderr).toMatch(/^trialdiff: .* cannot be reached \(nobody listens there\); .* \[registry-unreachable\]\n$/)
})
