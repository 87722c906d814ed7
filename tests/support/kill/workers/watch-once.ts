/** One run of a watch as a process of its own, to be killed: says when it is up, and how it ended where it was let. */
import { readFileSync } from 'node:fs'
import { channels, openRegistry, openStore, writeLetter } from '../../../../src/index.js'
import { runWatch } from '../../../../src/watch/run.js'
import type { WatchConfig } from '../../../../src/watch/watch-config.js'
import { fastClock, type ClockSetting } from '../fast-clock.js'

export interface OnceOptions {
  config: WatchConfig
  clock: ClockSetting
}

async function runOnce(): Promise<void> {
  const { config, clock: setting } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as OnceOptions
  const clock = fastClock(setting)
  say({ up: true })

  const store = await openStore(config.store, { access: 'write', create: true, now: () => clock.now() })
  const { address, attempts, rate, timeoutSeconds } = config.registry
  const registry = await openRegistry({ address, attempts, rate, timeout: timeoutSeconds * 1000, clock })
  const webhook = await channels.find(({ name }) => name === 'webhook')?.load()
  if (webhook === undefined) throw new Error('there is no webhook channel')
  const context = {
    timeout: 2000,
    now: () => clock.now(),
    env: {},
    print: () => Promise.resolve(),
    folder: config.folder,
  }
  const ready = Object.entries(config.channels).map(([name, { settings }]) => {
    const given = settings as Parameters<typeof webhook.open>[0]
    const channel = {
      recipients: webhook.recipients(given),
      ...(webhook.limit !== undefined && { limit: webhook.limit }),
      sizeOf: webhook.sizeOf,
      open: () => webhook.open(given, context),
    }
    return [name, channel] as const
  })
  const outcome = await runWatch(config, {
    store,
    registry,
    clock,
    lists: new Map(config.watches.map(({ id, trials }) => [id, trials])),
    channels: new Map(ready),
    write: writeLetter,
    dueAt: () => undefined,
    sendTimeout: 3000,
  })
  await registry.close()
  await store.close()
  say({
    requests: outcome.requests,
    fetched: outcome.fetched,
    pending: outcome.deliveries.pending,
    failures: outcome.failures.map(({ target, code }) => `${target}: ${code}`),
  })
}

function say(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}

void runOnce()
