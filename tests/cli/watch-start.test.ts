/** `trialdiff watch start` as a service: signals, failures, and two writers at once. */
import { describe, expect, test } from 'vitest'
import { scenes } from '../support/watch/scene.js'

const open = scenes()

describe('two at once', () => {
  test('the second ends with 75, and nothing is lost', async () => {
    const it = await open()
    it.registry.setFaults({ next: [{ is: 'silent' }] })
    const first = it.begin('run')
    await it.requested(1)
    const second = await it.watch('run')
    expect(second.stderr).toMatch(/\[store-locked\]\n$/)
    expect(second.status).toBe(75)
    first.signal('SIGKILL')
    await first.ending
    expect((await it.watch('run')).status).toBe(0)
  })
})

describe('watch start', () => {
  test('runs at once when it never ran, waits for its schedule, and ends with 0 on SIGTERM', async () => {
    const it = await open()
    const service = it.begin('start')
    await service.until(/3 seen for the first time.*Ledger head sha256:/)
    service.signal('SIGTERM')
    const { status, stdout, stderr } = await service.ending
    expect(stderr).toMatch(/a run is overdue\n.*\n.*ending after the step at hand\n.*ended\n$/)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })

    const later = it.begin('start')
    await later.until(/the next run is at \d{4}-/)
    later.signal('SIGINT')
    expect((await later.ending).status).toBe(0)
  })

  test('a signal in the midst of a run ends it cleanly, and the next takes up', async () => {
    const it = await open()
    it.registry.setFaults({ next: [null, null, { is: 'silent' }] })
    const service = it.begin('start')
    await it.requested(3)
    service.signal('SIGTERM')
    expect((await service.ending).status).toBe(0)
    it.registry.setFaults({ emptyPages: 0 })
    expect((await it.watch('run')).stdout).toContain('3 seen for the first time')
  })

  test('a second signal ends it at once', async () => {
    const it = await open()
    it.configure({ channels: 'channels: { out: { type: terminal } }' })
    it.registry.setFaults({ probability: 1, among: [{ is: 'silent' }] })
    const service = it.begin('start')
    await it.requested(1)
    service.signal('SIGTERM')
    service.signal('SIGTERM')
    expect([0, 143]).toContain((await service.ending).status)
  })

  test('a run that fails does not end it', async () => {
    const it = await open()
    it.registry.setFaults({ probability: 1, among: [{ is: 'reset' }] })
    const service = it.begin('start')
    await service.until(/failed: registry \[registry-unreachable\]/)
    service.signal('SIGTERM')
    expect((await service.ending).status).toBe(0)
  })

  test('a configuration that is wrong from the beginning does', async () => {
    const it = await open()
    it.configure({ top: 'stor: x' })
    expect((await it.begin('start').ending).status).toBe(2)
  })

  test('so does a secret that is missing', async () => {
    const it = await open()
    const channels = 'channels: { out: { type: webhook, url: "https://example.org", token: "${NO_SUCH_TOKEN}" } }'
    it.configure({ channels })
    const { status, stderr } = await it.begin('start').ending
    expect(stderr).toMatch(/no variable NO_SUCH_TOKEN, .*\[missing-secret\]\n$/)
    expect(status).toBe(2)
  })
})
