/** Configurations on the command line: those that are refused, and the commands that write, check and show them. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ids, scenes, type Parts } from '../support/watch/scene.js'

const open = scenes()

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
    const it = await open()
    it.configure(parts)
    const { status, stdout, stderr } = await it.watch('run', ...(file === undefined ? [] : ['--config', file]))
    expect(stderr).toMatch(words)
    expect(stderr).not.toContain('hunter2')
    expect({ status, stdout, asked: it.registry.requests.length }).toEqual({ status: 2, stdout: '', asked: 0 })
    expect(existsSync(join(it.path, 'trials'))).toBe(false)
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
    const it = await open()
    const { status, stdout, stderr } = await it.watch(...args)
    expect(stderr).toContain(hint)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})

describe('config', () => {
  test('init writes a file that is sound, and never overwrites', async () => {
    const it = await open()
    rmSync(join(it.path, 'trialdiff.yaml'))
    expect((await it.call(['config', 'init', '--github'])).stdout).toBe(
      'trialdiff.yaml written.\n.github/workflows/trialdiff.yaml written.\n',
    )
    expect((await it.call(['config', 'check'])).status).toBe(0)
    const again = await it.call(['config', 'init'])
    expect(again.stderr).toContain('is there already and stays as it is')
    expect(again.status).toBe(2)
  })

  test('check says what will happen, when and to whom', async () => {
    const it = await open()
    const channels =
      'channels: { out: { type: file, path: told.txt }, hook: { type: webhook, url: "https://example.org", secret: "${HOOK_KEY}" } }'
    const routes =
      'routes: [{ id: loud, to: [out, hook], min: critical, deliver: at-once, quietHours: "22:00 to 07:00", timezone: Europe/Berlin }]'
    it.configure({ channels, routes })
    const missing = await it.call(['config', 'check'])
    expect(missing.stdout.match(/^run at /gm)).toHaveLength(3)
    expect(missing.stdout).toContain('watch ours: 3 trials\n')
    expect(missing.stdout).toContain(
      'route loud: critical changes of all watches to out, hook, at once, not from 22:00 to 07:00 Europe/Berlin\n',
    )
    expect(missing.stdout).toContain('variable HOOK_KEY: missing\n')
    expect(missing.stderr).toContain('[missing-secret]')
    expect(missing.status).toBe(2)
    const key = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`
    const present = await it.call(['config', 'check'], { HOOK_KEY: key })
    expect(present).toMatchObject({ status: 0, stderr: '' })
    expect(present.stdout).toContain('variable HOOK_KEY: set\n')
    const shown = await it.call(['config', 'show', '--resolved'], { HOOK_KEY: key })
    expect(shown.stdout).toContain('${HOOK_KEY} (set)')
    expect(shown.stdout + present.stdout).not.toContain(key)
    const wrong = await it.call(['config', 'check'], { HOOK_KEY: 'hunter2' })
    expect(wrong.stderr).toMatch(/^trialdiff: The channel hook: .*\[bad-config\]\n$/)
    expect(wrong.stderr).not.toContain('hunter2')
  })

  test('check names every fault, a line each', async () => {
    const it = await open()
    it.configure({ top: 'stor: x\nschedul: y' })
    const { status, stderr } = await it.call(['config', 'check'])
    expect(stderr).toMatch(
      /^trialdiff: [^\n]*line 1, [^\n]* \[bad-config\]\ntrialdiff: [^\n]*line 2, [^\n]* \[bad-config\]\n$/,
    )
    expect(status).toBe(2)
  })

  test('schema prints the published one', async () => {
    const it = await open()
    const { stdout } = await it.call(['config', 'schema'])
    expect(JSON.parse(stdout)).toMatchObject({ title: 'trialdiff.yaml', type: 'object' })
  })
})

describe('every help text fits 80 columns', () => {
  test.each([
    ...['run', 'start', 'status', 'test', 'mute', 'outbox', 'accept'].map((name) => ['watch', name]),
    ...['init', 'check', 'show', 'schema'].map((name) => ['config', name]),
  ])('trialdiff %s %s --help', async (command = '', name = '') => {
    const it = await open()
    const { status, stdout } = await it.call([command, name, '--help'], { COLUMNS: '80' })
    expect(stdout).toContain(`Usage: trialdiff ${command} ${name}`)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(status).toBe(0)
  })
})
