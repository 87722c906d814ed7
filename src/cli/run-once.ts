/** One run of the watch from a configuration: everything opened, run and closed, and the run noted for status. */
import { writeLetter } from '../index.js'
import type { RunOutcome } from '../watch/run-outcome.js'
import type { RunParts, RunProgress } from '../watch/run-parts.js'
import type { WatchConfig } from '../watch/watch-config.js'
import { forLog } from './github.js'
import { openProgressLine } from './progress.js'

export type RunWishes = Pick<RunParts, 'accept' | 'redeliver'>

export interface Ran {
  outcome: RunOutcome
  /** Letters that should have gone out by now and did not. */
  stuck: number
  /** A channel of the terminal printed letters, so that what happened stands there already. */
  printed: boolean
}

/** @throws TrialdiffError for whatever keeps the run from beginning or from writing down what it found */
export async function runOnce(
  config: WatchConfig,
  { quiet, json, signal }: { quiet?: true; json?: true; signal?: AbortSignal },
  wishes: RunWishes = {},
): Promise<Ran> {
  const { openWatch, runWatch, runInFleet, noteRun, stuckIn } = await import('../watch/watching.js')
  tellReason(config)
  const line = openProgressLine(quiet ?? false)
  let printed = false
  const opened = await openWatch(config, {
    env: process.env,
    now: () => new Date(),
    write: writeLetter,
    // Standard output belongs to the one object.
    print(text) {
      printed = true
      line.clear()
      return print(json ? process.stderr : process.stdout, forLog(text))
    },
    progress: (progress) => line.show(wordsOf(progress)),
    ...(signal && { signal }),
  })
  try {
    const { store } = opened.parts
    const parts = { ...opened.parts, ...wishes }
    const outcome = store.fleet ? await runInFleet(config, parts) : await runWatch(config, parts)
    if (!store.fleet) await noteRun(store, config, outcome)
    const stuck = stuckIn(await store.outbox(), new Date()).length
    return { outcome, stuck, printed }
  } finally {
    line.clear()
    await opened.close()
  }
}

function tellReason({ registry: { rate, reason } }: WatchConfig): void {
  if (rate > 1 && reason !== undefined) {
    process.stderr.write(`trialdiff: Up to ${rate} requests a second are sent, since: ${reason}\n`)
  }
}

const doings: Readonly<Record<RunProgress['doing'], string>> = {
  asking: 'Asking whether anything moved',
  searching: 'Searching',
  polling: 'Reading rows',
  fetching: 'Fetching records',
  sending: 'Sending letters',
}

function wordsOf({ doing, done, of }: RunProgress): string {
  return `${doings[doing]}${of === undefined ? '' : ` ${done} of ${of}`} …`
}

function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())))
}
