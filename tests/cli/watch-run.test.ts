/** `trialdiff watch run` against a registry on loopback: what is printed, sent and kept, and the exit status. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { blocked, ids, scenes } from '../support/watch/scene.js'

const open = scenes()

describe('watch run', () => {
  test('sees first, is quiet while nothing moves, tells once what changed', async () => {
    const it = await open()
    const first = await it.watch('run')
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(first.stdout).toMatch(
      /^3 trials watched, 3 records fetched, .*; no change, 3 seen for the first time; 0 sent\.\nledger head sha256:[0-9a-f]{64}\n$/,
    )

    const second = await it.watch('run')
    expect(second.stdout).toContain('1 request, the registry’s data has not changed; no change; 0 sent.')
    expect(existsSync(join(it.path, 'told.txt'))).toBe(false)

    it.publish('2026-03-05')
    const third = await it.watch('run')
    expect(third.status).toBe(0)
    expect(third.stdout).toContain('Lack of funding')
    expect(it.told().match(/Lack of funding/g)).toHaveLength(1)
    const fourth = await it.watch('run')
    expect(fourth.stdout).toContain('no change; 0 sent.')
    expect(it.told().match(/Lack of funding/g)).toHaveLength(1)

    const again = await it.watch('run', '--redeliver', '--trial', ids[0])
    expect(again.stdout).toContain('no change; 1 sent.')
    expect(it.told().match(/Lack of funding/g)).toHaveLength(2)
  })

  test('--exit-code says what was found, from a weight on', async () => {
    const it = await open()
    expect((await it.watch('run', '--exit-code')).status).toBe(0)
    it.registry.publish('2026-03-05', [{ nctId: ids[1], edit: { is: 'enrollment', count: 105 } }])
    expect((await it.watch('run', '--exit-code', '--fail-on', 'critical')).status).toBe(0)
    it.publish('2026-03-06')
    expect((await it.watch('run', '--exit-code')).status).toBe(1)
    expect((await it.watch('run', '--exit-code')).status).toBe(0)
  })

  test('--exit-code: a target that fails is 3, a letter that cannot be sent is 4, each told on standard error', async () => {
    const it = await open()
    it.configure({ trials: [...ids, 'NCT00000099'] })
    await it.watch('run')
    it.publish('2026-03-05')
    it.write('blocked', '')
    it.configure({ channels: blocked })
    const unsent = await it.watch('run', '--exit-code')
    expect(unsent.stderr).toMatch(/^trialdiff: channel:out: [^\n]+ \[channel-[a-z]+\]\n$/)
    expect(unsent.status).toBe(4)
    expect((await it.watch('run')).status).toBe(0)

    it.publish('2026-03-07')
    it.registry.setFaults({ emptyPages: 0, where: 'markupFormat', probability: 1, among: [{ is: 'truncated' }] })
    const failed = await it.watch('run', '--exit-code')
    expect(failed.stderr).toContain('[registry-answer]')
    expect(failed.status).toBe(3)
  })

  test('a registry that does not answer at all is 3 in any case, and harms nothing', async () => {
    const it = await open()
    await it.watch('run')
    it.registry.setFaults({ probability: 1, among: [{ is: 'reset' }] })
    const { status, stderr } = await it.watch('run')
    expect(stderr).toMatch(/^trialdiff: registry: [^\n]+ \[registry-unreachable\]\n$/)
    expect(status).toBe(3)
    it.registry.setFaults({ emptyPages: 0 })
    expect((await it.watch('run')).status).toBe(0)
  })

  test('--json prints one object, --quiet nothing', async () => {
    const it = await open()
    await it.watch('run', '--quiet')
    it.publish('2026-03-05')
    const { stdout, stderr } = await it.watch('run', '--json')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ form: 1, watched: 3, counts: { critical: 1 }, deliveries: { sent: 1 } })
    it.registry.publish('2026-03-06', [{ nctId: ids[2], edit: { is: 'status', to: 'COMPLETED' } }])
    expect(await it.watch('run', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(it.told()).toContain(ids[2])
  })

  test('--dry-run asks nothing and writes nothing', async () => {
    const it = await open()
    const { status, stdout } = await it.watch('run', '--dry-run')
    expect(stdout).toContain('3 trials watched')
    expect(status).toBe(0)
    expect(it.registry.requests).toHaveLength(0)
    expect(existsSync(join(it.path, 'trials'))).toBe(false)
    expect(JSON.parse((await it.watch('run', '--dry-run', '--json')).stdout)).toMatchObject({
      dryRun: true,
      watched: ids,
    })
  })

  test('prints once what a channel of the terminal prints', async () => {
    const it = await open()
    it.configure({ channels: 'channels: { out: { type: terminal } }' })
    await it.watch('run')
    it.publish('2026-03-05')
    const { stdout } = await it.watch('run')
    expect(stdout.match(new RegExp(`^${ids[0]} `, 'gm'))).toHaveLength(1)
    expect(stdout).toContain('trials watched')
  })

  test('sets the outputs and the summary of GitHub Actions, by itself where it runs there', async () => {
    const it = await open()
    await it.watch('run')
    it.publish('2026-03-05')
    it.configure({ trials: [...ids] })
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: join(it.path, 'outputs'),
      GITHUB_STEP_SUMMARY: join(it.path, 'summary.md'),
      RUNNER_TEMP: it.path,
    }
    it.write('summary.md', '# Before\n')
    await it.call(['watch', 'run'], env)
    const outputs = readOutputs(readFileSync(env.GITHUB_OUTPUT, 'utf8'))
    expect(outputs).toMatchObject({ changed: 'true', max_severity: 'critical' })
    expect(Number(outputs['count'])).toBeGreaterThan(1)
    const report = readFileSync(outputs['report_path'] ?? '', 'utf8')
    expect(report).toContain(ids[0])
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toBe(`# Before\n${report}`)

    it.registry.setFaults({ probability: 1, among: [{ is: 'reset' }] })
    const failed = await it.call(['watch', 'run'], env)
    expect(failed.stderr).toMatch(/^::error title=trialdiff registry::[^\n]+$/m)
  })
})

function readOutputs(text: string): Record<string, string> {
  const found = [...text.matchAll(/^(\w+)<<(\S+)\n([^]*?)\n\2$/gm)]
  return Object.fromEntries(found.map(([, name = '', , value = '']) => [name, value]))
}
