/** `trialdiff watch status`: when it last ran, what fails, what waits, what is muted, and when it runs next. */
import type { Command } from 'commander'
import { TrialdiffError, type DeadLetter } from '../../../index.js'
import type { LastRun } from '../../../watch/last-run.js'
import type { Failing } from '../../../watch/memory.js'
import type { WatchConfig } from '../../../watch/watch-config.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { countOf } from '../../count-of.js'
import { tame } from '../../trouble.js'

const examples = `
Examples:
  trialdiff watch status
  trialdiff watch status --json`

export function define(command: Command): void {
  addConfigOption(command)
    .option('--json', 'print it as one JSON object')
    .addHelpText('after', examples)
    .action(async (options: ConfigOptions & { json?: true }) => {
      const status = await statusOf(await configAt(options))
      process.stdout.write(
        options.json ? `${JSON.stringify({ form: 1, ...status }, null, 2)}\n` : tame(wordsOf(status)),
      )
    })
}

interface Status {
  store: string
  last: LastRun | undefined
  next: string | undefined
  /** Absent before the first run. */
  watch?: {
    watches: readonly { id: string; enabled: boolean; succeeded: string | undefined }[]
    failing: readonly ({ target: string } & Failing)[]
    outbox: { items: number; stuck: number; oldest: string | undefined }
    muted: readonly { nctId: string; until: string }[]
    quarantined: readonly string[]
    /** What no worker of a fleet could take. */
    laidAside: readonly DeadLetter[]
    head: string
  }
}

async function statusOf(config: WatchConfig): Promise<Status> {
  const { fleetName, lastRun, openStoreOf, recall, stuckIn } = await import('../../../watch/watching.js')
  const { nextRun } = await import('../../../watch/telling/schedule.js')
  const now = new Date()
  const next = nextRun(config.schedule, now)?.toISOString()
  const store = await openStoreOf(config, process.env, 'read').catch((error: unknown) => {
    if (error instanceof TrialdiffError && error.code === 'store-not-found') return undefined
    throw error
  })
  if (!store) return { last: undefined, next, store: config.store }
  try {
    const memory = await recall(store)
    const items = await store.outbox()
    const last = await lastRun(store)
    const today = now.toISOString().slice(0, 10)
    const watch = {
      watches: config.watches.map(({ id, enabled }) => ({ id, enabled, succeeded: last?.succeeded[id] })),
      failing: [...memory.failing].map(([target, failing]) => ({ target, ...failing })),
      outbox: { items: items.length, stuck: stuckIn(items, now).length, oldest: items[0]?.since },
      muted: [...memory.muted].filter(([, until]) => until >= today).map(([nctId, until]) => ({ nctId, until })),
      quarantined: [...memory.quarantined.keys()],
      laidAside: (await store.fleet?.deadLetters({ name: fleetName(config) })) ?? [],
      head: (await store.head()).digest,
    }
    return { store: store.location, last, next, watch }
  } finally {
    await store.close()
  }
}

function wordsOf({ store, last, next = 'never', watch }: Status): string {
  const schedule = `next run at ${next}, where trialdiff watch start runs`
  if (!watch) return `It never ran; there is no store at ${store} yet.\n${schedule}\n`
  const { watches, failing, outbox, muted, quarantined, laidAside, head } = watch
  const { items, stuck, oldest } = outbox
  const figures = last && `${countOf(last.watched, 'trial')} watched, ${last.failures} failed`
  const lines = [
    last ? `last run at ${last.finishedAt}: ${figures}` : 'no run was noted yet',
    schedule,
    ...watches.map(
      ({ id, enabled, succeeded }) =>
        `watch ${id}: ${enabled ? (succeeded ? `read at ${succeeded}` : 'never read') : 'disabled'}`,
    ),
    ...failing.map(
      ({ target, runs, since, code }) => `failing: ${target} in ${countOf(runs, 'run')} since ${since} [${code}]`,
    ),
    items === 0 ? 'outbox: empty' : `outbox: ${countOf(items, 'item')}, ${stuck} overdue, the oldest since ${oldest}`,
    ...muted.map(({ nctId, until }) => `muted: ${nctId} until ${until}`),
    ...quarantined.map((nctId) => `set aside: ${nctId}; trialdiff watch accept ${nctId} takes it as it is`),
    ...laidAside.map(
      ({ nctId, since, error }) => `laid aside: ${nctId} since ${since} [${error}]; the next run asks again`,
    ),
    `ledger head ${head}`,
  ]
  return `${lines.join('\n')}\n`
}
