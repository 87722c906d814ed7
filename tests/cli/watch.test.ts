/** The watch as customers call it, against a registry on loopback: what is printed, sent and kept, and the exit status. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { run, start, temporaryFolder, type Ending } from '../support/command.js'
import { startRegistry, type RegistryOfOnesOwn } from '../support/registry/registry.js'
import type { Study } from '../support/registry/study.js'
import { studyOf } from '../support/study.js'

const folder = temporaryFolder()
const ids = ['NCT00000011', 'NCT00000012', 'NCT00000013'] as const
const open: RegistryOfOnesOwn[] = []
let registry: RegistryOfOnesOwn
let place = ''
let number = 0

beforeEach(async () => {
  const records = ids.map((nctId) => studyOf({ nctId }) as unknown as Study)
  registry = await startRegistry({ records, faults: { emptyPages: 0 } })
  open.push(registry)
  place = `case-${++number}`
  configure()
})

afterAll(async () => {
  for (const each of open) await each.close()
})

interface Parts {
  top?: string
  trials?: readonly string[]
  channels?: string
  routes?: string
  registry?: string
}

function configure({ top = '', trials = ids, channels, routes, registry: asked = '' }: Parts = {}): void {
  folder.write(
    `${place}/trialdiff.yaml`,
    `${top}
registry: { address: "${registry.address}", requestsPerSecond: 500, triesPerRequest: 2, contact: t@example.org${asked} }
watches: [{ id: ours, trials: [${trials.join(', ')}] }]
${channels ?? 'channels: { out: { type: file, path: told.txt } }'}
${routes ?? 'routes: [{ to: [out], min: minor }]'}
`,
  )
}

function inPlace(args: readonly string[], env: Record<string, string> = {}): Promise<Ending> {
  return run(args, { cwd: join(folder.path, place), env })
}

function watch(...args: string[]): Promise<Ending> {
  return inPlace(['watch', ...args])
}

function publish(day: string): void {
  registry.publish(day, [
    { nctId: ids[0], edit: { is: 'status', to: 'TERMINATED', whyStopped: 'Lack of funding' } },
    { nctId: ids[1], edit: { is: 'enrollment', count: 105 } },
  ])
}

const told = (): string => readFileSync(join(folder.path, place, 'told.txt'), 'utf8')

describe('watch run', () => {
  test('sees first, is quiet while nothing moves, tells once what changed', async () => {
    const first = await watch('run')
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(first.stdout).toMatch(
      /^3 trials watched, 3 records fetched, .*; no change, 3 seen for the first time; 0 sent\.\nledger head sha256:[0-9a-f]{64}\n$/,
    )

    const second = await watch('run')
    expect(second.stdout).toContain('1 request, the registry’s data has not changed; no change; 0 sent.')
    expect(existsSync(join(folder.path, place, 'told.txt'))).toBe(false)

    publish('2026-03-05')
    const third = await watch('run')
    expect(third.status).toBe(0)
    expect(third.stdout).toContain('Lack of funding')
    expect(told().match(/Lack of funding/g)).toHaveLength(1)
    const fourth = await watch('run')
    expect(fourth.stdout).toContain('no change; 0 sent.')
    expect(told().match(/Lack of funding/g)).toHaveLength(1)

    const again = await watch('run', '--redeliver', '--trial', ids[0])
    expect(again.stdout).toContain('no change; 1 sent.')
    expect(told().match(/Lack of funding/g)).toHaveLength(2)
  })

  test('--exit-code says what was found, from a weight on', async () => {
    expect((await watch('run', '--exit-code')).status).toBe(0)
    registry.publish('2026-03-05', [{ nctId: ids[1], edit: { is: 'enrollment', count: 105 } }])
    expect((await watch('run', '--exit-code', '--fail-on', 'critical')).status).toBe(0)
    publish('2026-03-06')
    expect((await watch('run', '--exit-code')).status).toBe(1)
    expect((await watch('run', '--exit-code')).status).toBe(0)
  })

  test('--exit-code: a target that fails is 3, a letter that cannot be sent is 4, each told on standard error', async () => {
    configure({ trials: [...ids, 'NCT00000099'] })
    await watch('run')
    publish('2026-03-05')
    folder.write(`${place}/blocked`, '')
    configure({ channels: 'channels: { out: { type: file, path: blocked/told.txt } }' })
    const unsent = await watch('run', '--exit-code')
    expect(unsent.stderr).toMatch(/^trialdiff: channel:out: [^\n]+ \[channel-[a-z]+\]\n$/)
    expect(unsent.status).toBe(4)
    expect((await watch('run')).status).toBe(0)

    publish('2026-03-07')
    registry.setFaults({ emptyPages: 0, where: 'markupFormat', probability: 1, among: [{ is: 'truncated' }] })
    const failed = await watch('run', '--exit-code')
    expect(failed.stderr).toContain('[registry-answer]')
    expect(failed.status).toBe(3)
  })

  test('a registry that does not answer at all is 3 in any case, and harms nothing', async () => {
    await watch('run')
    registry.setFaults({ probability: 1, among: [{ is: 'reset' }] })
    const { status, stderr } = await watch('run')
    expect(stderr).toMatch(/^trialdiff: registry: [^\n]+ \[registry-unreachable\]\n$/)
    expect(status).toBe(3)
    registry.setFaults({ emptyPages: 0 })
    expect((await watch('run')).status).toBe(0)
  })

  test('--json prints one object, --quiet nothing', async () => {
    await watch('run', '--quiet')
    publish('2026-03-05')
    const { stdout, stderr } = await watch('run', '--json')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ form: 1, watched: 3, counts: { critical: 1 }, deliveries: { sent: 1 } })
    registry.publish('2026-03-06', [{ nctId: ids[2], edit: { is: 'status', to: 'COMPLETED' } }])
    expect(await watch('run', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(told()).toContain(ids[2])
  })

  test('--dry-run asks nothing and writes nothing', async () => {
    const { status, stdout } = await watch('run', '--dry-run')
    expect(stdout).toContain('3 trials watched')
    expect(status).toBe(0)
    expect(registry.requests).toHaveLength(0)
    expect(existsSync(join(folder.path, place, 'trials'))).toBe(false)
    expect(JSON.parse((await watch('run', '--dry-run', '--json')).stdout)).toMatchObject({ dryRun: true, watched: ids })
  })

  test('sets the outputs and the summary of GitHub Actions, by itself where it runs there', async () => {
    await watch('run')
    publish('2026-03-05')
    configure({ trials: [...ids] })
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: join(folder.path, place, 'outputs'),
      GITHUB_STEP_SUMMARY: join(folder.path, place, 'summary.md'),
      RUNNER_TEMP: join(folder.path, place),
    }
    folder.write(`${place}/summary.md`, '# Before\n')
    await inPlace(['watch', 'run'], env)
    const outputs = readOutputs(readFileSync(env.GITHUB_OUTPUT, 'utf8'))
    expect(outputs).toMatchObject({ changed: 'true', max_severity: 'critical' })
    expect(Number(outputs['count'])).toBeGreaterThan(1)
    const report = readFileSync(outputs['report_path'] ?? '', 'utf8')
    expect(report).toContain(ids[0])
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toBe(`# Before\n${report}`)

    registry.setFaults({ probability: 1, among: [{ is: 'reset' }] })
    const failed = await inPlace(['watch', 'run'], env)
    expect(failed.stderr).toMatch(/^::error title=trialdiff registry::[^\n]+$/m)
  })
})

function readOutputs(text: string): Record<string, string> {
  const found = [...text.matchAll(/^(\w+)<<(\S+)\n([^]*?)\n\2$/gm)]
  return Object.fromEntries(found.map(([, name = '', , value = '']) => [name, value]))
}

describe('what is wrong with the configuration ends with status 2 and one line', () => {
  const routes = 'routes: [{ to: [hook] }]'
  test.each([
    [
      'a missing file',
      { file: 'none.yaml' },
      /^trialdiff: none\.yaml cannot be read: there is no such file; trialdiff config init .*\[file-trouble\]\n$/,
    ],
    [
      'an unknown key',
      { top: 'stor: x' },
      /^trialdiff: trialdiff\.yaml, line 1, column 1: .*did you mean store\?.* \[bad-config\]\n$/,
    ],
    ['an unknown channel', { routes: 'routes: [{ to: [outt] }]' }, /there is no channel “outt”; did you mean out\?/],
    [
      'a literal secret',
      {
        routes,
        channels: 'channels: { hook: { type: webhook, url: "https://example.org", secret: whsec_hunter2hunter2 } }',
      },
      /never the secret itself.*\[bad-config\]\n$/,
    ],
    [
      'a missing secret',
      {
        routes,
        channels: 'channels: { hook: { type: webhook, url: "https://example.org", secret: "${NO_SUCH_KEY}" } }',
      },
      /no variable NO_SUCH_KEY, which the channel hook needs; set it\. \[missing-secret\]\n$/,
    ],
    [
      'a store that needs a variable',
      { top: 'store: "${NO_SUCH_STORE}"' },
      /no variable NO_SUCH_STORE, which the store needs/,
    ],
    ['a file of trials that is not there', { trials: ['{ file: none.csv }'] }, /none\.csv cannot be read/],
  ])('%s', async (_, { file, ...parts }: Parts & { file?: string }, words) => {
    configure(parts)
    const { status, stdout, stderr } = await watch('run', ...(file === undefined ? [] : ['--config', file]))
    expect(stderr).toMatch(words)
    expect(stderr).not.toContain('hunter2')
    expect({ status, stdout, asked: registry.requests.length }).toEqual({ status: 2, stdout: '', asked: 0 })
    expect(existsSync(join(folder.path, place, 'trials'))).toBe(false)
  })

  test.each([
    [['run', '--since', '2026-01-01'], 'give --redeliver too'],
    [['run', '--redeliver', '--since', 'soon'], 'soon is no day'],
    [['run', '--fail-on', 'huge'], 'critical, major, minor, noise'],
    [['mute', ids[0]], '--until 2027-01-10'],
    [['mute', ids[0], '--until', '2027-02-30'], 'is no day'],
    [['mute', 'NCT1234567890', '--off'], 'is no NCT number'],
    [['accept', 'watch:theirs'], 'There is no watch theirs'],
    [['test', 'outt'], 'choose one of out'],
    [['rnu'], 'run'],
  ])('watch %j', async (args, hint) => {
    const { status, stdout, stderr } = await watch(...args)
    expect(stderr).toContain(hint)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})

describe('two at once', () => {
  test('the second ends with 75, and nothing is lost', async () => {
    registry.setFaults({ next: [{ is: 'silent' }] })
    const first = start(['watch', 'run'], { cwd: join(folder.path, place) })
    await requested(1)
    const second = await watch('run')
    expect(second.stderr).toMatch(/\[store-locked\]\n$/)
    expect(second.status).toBe(75)
    first.signal('SIGKILL')
    await first.ending
    expect((await watch('run')).status).toBe(0)
  })
})

/** Resolves once so many requests have come in. */
async function requested(count: number): Promise<void> {
  while (registry.requests.length < count) await new Promise((resolve) => setImmediate(resolve))
}

describe('watch start', () => {
  const begin = () => start(['watch', 'start'], { cwd: join(folder.path, place) })

  test('runs at once when it never ran, waits for its schedule, and ends with 0 on SIGTERM', async () => {
    const service = begin()
    await service.until(/3 seen for the first time.*Ledger head sha256:/)
    service.signal('SIGTERM')
    const { status, stdout, stderr } = await service.ending
    expect(stderr).toMatch(/a run is overdue\n.*\n.*ending after the step at hand\n.*ended\n$/)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })

    const later = begin()
    await later.until(/the next run is at \d{4}-/)
    later.signal('SIGINT')
    expect((await later.ending).status).toBe(0)
  })

  test('a signal in the midst of a run ends it cleanly, and the next takes up', async () => {
    registry.setFaults({ next: [null, null, { is: 'silent' }] })
    const service = begin()
    await requested(3)
    service.signal('SIGTERM')
    expect((await service.ending).status).toBe(0)
    registry.setFaults({ emptyPages: 0 })
    expect((await watch('run')).stdout).toContain('3 seen for the first time')
  })

  test('a second signal ends it at once', async () => {
    configure({ channels: 'channels: { out: { type: terminal } }' })
    registry.setFaults({ probability: 1, among: [{ is: 'silent' }] })
    const service = begin()
    await requested(1)
    service.signal('SIGTERM')
    service.signal('SIGTERM')
    expect([0, 143]).toContain((await service.ending).status)
  })

  test('a run that fails does not end it', async () => {
    registry.setFaults({ probability: 1, among: [{ is: 'reset' }] })
    const service = begin()
    await service.until(/failed: registry \[registry-unreachable\]/)
    service.signal('SIGTERM')
    expect((await service.ending).status).toBe(0)
  })

  test('a configuration that is wrong from the beginning does', async () => {
    configure({ top: 'stor: x' })
    expect((await begin().ending).status).toBe(2)
  })
})

describe('the other commands of the watch', () => {
  test('status, before and after a run', async () => {
    expect((await watch('status')).stdout).toMatch(/^It never ran; there is no store .* yet\.\nnext run at /)
    await watch('run')
    const { stdout } = await watch('status')
    expect(stdout).toMatch(
      /^last run at \S+: 3 trials watched, 0 failed\nnext run at .*\nwatch ours: read at .*\noutbox: empty\nledger head sha256:/,
    )
    expect(JSON.parse((await watch('status', '--json')).stdout)).toMatchObject({
      form: 1,
      watch: { outbox: { items: 0 } },
    })
  })

  test('mute keeps quiet about a trial, and --off ends it', async () => {
    await watch('run')
    const muted = await watch('mute', 'nct11', '--until', '2099-12-31')
    expect(muted.stdout).toMatch(/^NCT00000011: not told of until 2099-12-31\.\nledger head sha256:/)
    expect((await watch('status')).stdout).toContain('muted: NCT00000011 until 2099-12-31')
    publish('2026-03-05')
    await watch('run')
    expect(told()).not.toContain(ids[0])
    expect(told()).toContain(ids[1])
    await watch('mute', ids[0], '--off')
    registry.publish('2026-03-06', [{ nctId: ids[0], edit: { is: 'status', to: 'COMPLETED' } }])
    await watch('run')
    expect(told()).toContain(ids[0])
  })

  test('test sends a letter that nobody takes for news', async () => {
    const { status, stdout } = await watch('test', 'out')
    expect(stdout).toBe('out: sent to 1 recipient; the receiver took it.\n')
    expect(status).toBe(0)
    expect(told()).toContain('TEST')
    expect(existsSync(join(folder.path, place, 'trials'))).toBe(false)
  })

  test('test says why a receiver does not take it', async () => {
    folder.write(`${place}/blocked`, '')
    configure({ channels: 'channels: { out: { type: file, path: blocked/told.txt } }' })
    const { status, stderr } = await watch('test', 'out')
    expect(stderr).toMatch(/^trialdiff: [^\n]+ \[channel-[a-z]+\]\n$/)
    expect(status).toBe(2)
  })

  test('outbox lists what waits, tries it again, and drops it aloud', async () => {
    await watch('run')
    expect((await watch('outbox')).stdout).toContain('Nothing waits to be sent.')
    publish('2026-03-05')
    folder.write(`${place}/blocked`, '')
    configure({ channels: 'channels: { out: { type: file, path: blocked/told.txt } }' })
    await watch('run')
    const { stdout } = await watch('outbox')
    expect(stdout).toMatch(/^[0-9a-f]{8} {2}out {2}NCT0000001[12] {2}since \S+, tried once, again at \S+\n/)
    const { items } = JSON.parse((await watch('outbox', '--json')).stdout) as { items: { id: string }[] }
    expect(items).toHaveLength(2)

    expect((await watch('outbox', '--retry')).status).toBe(4)
    configure()
    const retried = await watch('outbox', '--retry')
    expect(retried.stdout).toContain('1 letter sent, 0 failed.')
    expect(told()).toContain('Lack of funding')

    registry.publish('2026-03-06', [{ nctId: ids[2], edit: { is: 'status', to: 'COMPLETED' } }])
    configure({ channels: 'channels: { out: { type: file, path: blocked/told.txt } }' })
    await watch('run')
    const id = /^[0-9a-f]{8}/.exec((await watch('outbox')).stdout)?.[0] ?? ''
    expect((await watch('outbox', '--drop', id)).stdout).toContain('1 item dropped.')
    expect((await watch('outbox')).stdout).toContain('Nothing waits to be sent.')
    expect((await watch('outbox', '--drop', id)).status).toBe(2)
  })

  test('accept takes a record as it is that reads as nearly empty', async () => {
    await watch('run')
    registry.publish('2026-03-05', [{ nctId: ids[0], edit: { is: 'status', to: 'COMPLETED' } }])
    registry.world.serveNearlyEmpty(ids[0], 100)
    const { stderr } = await watch('run')
    expect(stderr).toContain(`trialdiff watch accept ${ids[0]} takes it as it is. [quarantined]`)
    expect((await watch('status')).stdout).toContain(`set aside: ${ids[0]}`)
    const accepted = await watch('accept', ids[0])
    expect(accepted.status).toBe(0)
    expect((await watch('status')).stdout).not.toContain('set aside')
  })
})

describe('config', () => {
  test('init writes a file that is sound, and never overwrites', async () => {
    place = `fresh-${++number}`
    folder.write(`${place}/other`, '')
    expect((await inPlace(['config', 'init', '--github'])).stdout).toBe(
      'trialdiff.yaml written.\n.github/workflows/trialdiff.yaml written.\n',
    )
    expect((await inPlace(['config', 'check'])).status).toBe(0)
    const again = await inPlace(['config', 'init'])
    expect(again.stderr).toContain('is there already and stays as it is')
    expect(again.status).toBe(2)
  })

  test('check says what will happen, when and to whom', async () => {
    const channels =
      'channels: { out: { type: file, path: told.txt }, hook: { type: webhook, url: "https://example.org", secret: "${HOOK_KEY}" } }'
    const routes =
      'routes: [{ id: loud, to: [out, hook], min: critical, deliver: at-once, quietHours: "22:00 to 07:00", timezone: Europe/Berlin }]'
    configure({ channels, routes })
    const missing = await inPlace(['config', 'check'])
    expect(missing.stdout.match(/^run at /gm)).toHaveLength(3)
    expect(missing.stdout).toContain('watch ours: 3 trials\n')
    expect(missing.stdout).toContain(
      'route loud: critical changes of all watches to out, hook, at once, not from 22:00 to 07:00 Europe/Berlin\n',
    )
    expect(missing.stdout).toContain('variable HOOK_KEY: missing\n')
    expect(missing.stderr).toContain('[missing-secret]')
    expect(missing.status).toBe(2)
    const key = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`
    const present = await inPlace(['config', 'check'], { HOOK_KEY: key })
    expect(present).toMatchObject({ status: 0, stderr: '' })
    expect(present.stdout).toContain('variable HOOK_KEY: set\n')
    const shown = await inPlace(['config', 'show', '--resolved'], { HOOK_KEY: key })
    expect(shown.stdout).toContain('${HOOK_KEY} (set)')
    expect(shown.stdout + present.stdout).not.toContain(key)
    const wrong = await inPlace(['config', 'check'], { HOOK_KEY: 'hunter2' })
    expect(wrong.stderr).toMatch(/^trialdiff: The channel hook: .*\[bad-config\]\n$/)
    expect(wrong.stderr).not.toContain('hunter2')
  })

  test('check names every fault, a line each', async () => {
    configure({ top: 'stor: x\nschedul: y' })
    const { status, stderr } = await inPlace(['config', 'check'])
    expect(stderr).toMatch(
      /^trialdiff: [^\n]*line 1, [^\n]* \[bad-config\]\ntrialdiff: [^\n]*line 2, [^\n]* \[bad-config\]\n$/,
    )
    expect(status).toBe(2)
  })

  test('schema prints the published one', async () => {
    const { stdout } = await inPlace(['config', 'schema'])
    expect(JSON.parse(stdout)).toMatchObject({ title: 'trialdiff.yaml', type: 'object' })
  })
})
