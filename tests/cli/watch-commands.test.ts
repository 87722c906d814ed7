/** The other commands of the watch: status, mute, test, outbox and accept. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { World } from '../support/registry/world.js'
import { blocked, ids, scenes } from '../support/watch/scene.js'

const open = scenes()

describe('the other commands of the watch', () => {
  test('status, before and after a run', async () => {
    const it = await open()
    expect((await it.watch('status')).stdout).toMatch(/^It never ran; there is no store .* yet\.\nnext run at /)
    await it.watch('run')
    const { stdout } = await it.watch('status')
    expect(stdout).toMatch(
      /^last run at \S+: 3 trials watched, 0 failed\nnext run at .*\nwatch ours: read at .*\noutbox: empty\nledger head sha256:/,
    )
    expect(JSON.parse((await it.watch('status', '--json')).stdout)).toMatchObject({
      form: 1,
      watch: { outbox: { items: 0 } },
    })
  })

  test('mute keeps quiet about a trial, and --off ends it', async () => {
    const it = await open()
    await it.watch('run')
    const muted = await it.watch('mute', 'nct11', '--until', '2099-12-31')
    expect(muted.stdout).toMatch(/^NCT00000011: not told of until 2099-12-31\.\nledger head sha256:/)
    expect((await it.watch('status')).stdout).toContain('muted: NCT00000011 until 2099-12-31')
    it.publish('2026-03-05')
    await it.watch('run')
    expect(it.told()).not.toContain(ids[0])
    expect(it.told()).toContain(ids[1])
    await it.watch('mute', ids[0], '--off')
    it.registry.publish('2026-03-06', [{ nctId: ids[0], edit: { is: 'status', to: 'COMPLETED' } }])
    await it.watch('run')
    expect(it.told()).toContain(ids[0])
  })

  test('mute and accept refuse what they cannot mean, and mute says which trial no run has read', async () => {
    const it = await open()
    const unread = await it.watch('mute', 'NCT09999999', '--until', '2099-12-31')
    expect(unread.stderr).toContain('NCT09999999: no run has read it so far')
    for (const args of [
      ['mute', ids[0], '--until', '2099-13-40'],
      ['run', '--redeliver', '--since', '2026'],
      ['run', '--accept', 'nothing'],
      ['run', '--accept', 'watch:nowhere'],
      ['accept', 'watch:nowhere'],
    ]) {
      const { status, stderr } = await it.watch(...args)
      expect(stderr).toMatch(/^trialdiff: [^\n]+ \[(?:bad-usage|unknown-name)\]\n$/)
      expect(status).toBe(2)
    }
  })

  test('test sends a letter that nobody takes for news', async () => {
    const it = await open()
    const { status, stdout } = await it.watch('test', 'out')
    expect(stdout).toBe('out: sent to 1 recipient; the receiver took it.\n')
    expect(status).toBe(0)
    expect(it.told()).toContain('TEST')
    expect(existsSync(join(it.path, 'trials'))).toBe(false)
  })

  test('test says why a receiver does not take it', async () => {
    const it = await open()
    it.write('blocked', '')
    it.configure({ channels: blocked })
    const { status, stderr } = await it.watch('test', 'out')
    expect(stderr).toMatch(/^trialdiff: [^\n]+ \[channel-[a-z]+\]\n$/)
    expect(status).toBe(2)
  })

  test('outbox lists what waits, tries it again, and drops it aloud', async () => {
    const it = await open()
    await it.watch('run')
    expect((await it.watch('outbox')).stdout).toContain('Nothing waits to be sent.')
    it.publish('2026-03-05')
    it.write('blocked', '')
    it.configure({ channels: blocked })
    await it.watch('run')
    const { stdout } = await it.watch('outbox')
    expect(stdout).toMatch(/^[0-9a-f]{8} {2}out {2}NCT0000001[12] {2}since \S+, tried once, again at \S+\n/)
    const { items } = JSON.parse((await it.watch('outbox', '--json')).stdout) as { items: { id: string }[] }
    expect(items).toHaveLength(2)

    expect((await it.watch('outbox', '--retry')).status).toBe(4)
    it.configure()
    const retried = await it.watch('outbox', '--retry')
    expect(retried.stdout).toContain('1 letter sent, 0 failed.')
    expect(it.told()).toContain('Lack of funding')

    it.registry.publish('2026-03-06', [{ nctId: ids[2], edit: { is: 'status', to: 'COMPLETED' } }])
    it.configure({ channels: blocked })
    await it.watch('run')
    const id = /^[0-9a-f]{8}/.exec((await it.watch('outbox')).stdout)?.[0] ?? ''
    expect((await it.watch('outbox', '--drop', id)).stdout).toContain('1 item dropped.')
    expect((await it.watch('outbox')).stdout).toContain('Nothing waits to be sent.')
    expect((await it.watch('outbox', '--drop', id)).status).toBe(2)
  })

  test('accept takes a record as it is that reads as nearly empty', async () => {
    const world = new World({ seed: 5, trials: 3 })
    const it = await open({ world })
    const [id = ''] = world.ids
    await it.watch('run')
    it.registry.publish('2026-03-05', [{ nctId: id, edit: { is: 'enrollment', count: 7 } }])
    world.serveNearlyEmpty(id, 100)
    const { stderr } = await it.watch('run')
    expect(stderr).toContain(`trialdiff watch accept ${id} takes it as it is. [quarantined]`)
    expect((await it.watch('status')).stdout).toContain(`set aside: ${id}`)
    const accepted = await it.watch('accept', id)
    expect(accepted).toMatchObject({ status: 0, stderr: '' })
    expect((await it.watch('status')).stdout).not.toContain('set aside')
  })
})
