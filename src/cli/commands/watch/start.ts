/** `trialdiff watch start`: the watch as a service that outlives every failed run. */
import type { Command } from 'commander'
import { TrialdiffError } from '../../../index.js'
import type { WatchConfig } from '../../../watch/watch-config.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { runOnce } from '../../run-once.js'
import { summaryOf } from '../../run-words.js'
import { deliverOnly, lookAhead } from '../../send-waiting.js'
import { sentenceOf } from '../../trouble.js'

const examples = `
Examples:
  trialdiff watch start
  trialdiff watch start --config /etc/trialdiff/trialdiff.yaml

It runs whenever schedule: in the configuration comes round, and at once where
a run is overdue; digests go out at their hours in between. The configuration is
read again before each run. SIGTERM and SIGINT finish the step at hand and end
it with status 0; a second one ends it at once, which loses nothing either.`

export function define(command: Command): void {
  addConfigOption(command).addHelpText('after', examples).action(serve)
}

/** Milliseconds until what failed without a schedule of its own is tried again. */
const soon = 60_000

async function serve(options: ConfigOptions): Promise<void> {
  let config = await configAt(options)
  await refuseUnready(config)
  const { nextRun } = await import('../../../watch/telling/schedule.js')
  const signal = stopSignal()
  const { isShared } = await import('../../../watch/watching.js')
  if (isShared(config, process.env)) return serveInFleet(config, options, signal)
  const ahead = await lookAhead(config)
  let run = ahead.last ? (nextRun(config.schedule, new Date(ahead.last)) ?? new Date()) : new Date()
  let sending = ahead.sending
  tell(`watching; ${run.getTime() <= Date.now() ? 'a run is overdue' : `the next run is at ${run.toISOString()}`}`)
  while (!signal.aborted) {
    const wake = Math.min(run.getTime(), sending?.getTime() ?? Infinity)
    await sleepUntil(wake, signal)
    if (signal.aborted) break
    config = await configAt(options).catch((error: unknown) => {
      tell(`${sentenceOf(error)} The configuration stays as it was`)
      return config
    })
    const isRun = run.getTime() <= Date.now()
    await attempt<unknown>(signal, () => (isRun ? runLogged(config, signal) : deliverOnly(config, signal)))
    if (isRun) run = nextRun(config.schedule, new Date()) ?? new Date(Date.now() + 86_400_000)
    const next = signal.aborted ? undefined : await attempt(signal, () => lookAhead(config))
    sending = next?.sending && new Date(Math.max(next.sending.getTime(), Date.now() + soon))
  }
  tell('ended')
}

/** What is wrong from the beginning is said at once, not by the first run. @throws ConfigError */
async function refuseUnready(config: WatchConfig): Promise<void> {
  const { readLists, readyChannels } = await import('../../../watch/watching.js')
  await readLists(config)
  await readyChannels(config, { env: process.env, now: () => new Date(), print: async () => {} })
}

/** One shift after the other, each with the configuration as it stands at its beginning. */
async function serveInFleet(given: WatchConfig, options: ConfigOptions, signal: AbortSignal): Promise<void> {
  const { workShift } = await import('../../serve-fleet.js')
  let [config, fault] = [given, '']
  const reread = async (): Promise<WatchConfig> => {
    const read = await configAt(options).catch((error: unknown) => {
      if (sentenceOf(error) !== fault) tell(`${sentenceOf(error)} The configuration stays as it was`)
      fault = sentenceOf(error)
      return config
    })
    if (JSON.stringify(read) !== JSON.stringify(config)) config = read
    return config
  }
  tell('watching, one of all workers on this store')
  while (!signal.aborted) {
    const began = Date.now()
    const ended = await attempt(signal, () => workShift(config, { reread, tell, signal }).then(() => true))
    if (!ended) await sleepUntil(began + soon, signal)
  }
  tell('ended')
}

async function runLogged(config: WatchConfig, signal: AbortSignal): Promise<void> {
  const { outcome } = await runOnce(config, { quiet: true, signal })
  tell(`${summaryOf(outcome)} Ledger head ${outcome.head}`)
  for (const { target, code } of outcome.failures) tell(`failed: ${target} [${code}]`)
}

/** Whatever fails is told in a line, and ends nothing. */
async function attempt<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!signal.aborted || error instanceof TrialdiffError) tell(sentenceOf(error))
    return undefined
  }
}

/** Aborted by the first signal; the second ends the process where it stands. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  for (const [name, status] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    process.on(name, () => {
      if (stopping.signal.aborted) process.exit(status)
      tell('ending after the step at hand')
      stopping.abort()
    })
  }
  return stopping.signal
}

/** The longest that a timer of node can be set for. */
const longestTimer = 2_147_483_647

async function sleepUntil(time: number, signal: AbortSignal): Promise<void> {
  const { setTimeout: wait } = await import('node:timers/promises')
  for (let left = time - Date.now(); left > 0 && !signal.aborted; left = time - Date.now()) {
    await wait(Math.min(left, longestTimer), undefined, { signal }).catch(() => {})
  }
}

function tell(what: string): void {
  process.stderr.write(`${new Date().toISOString()} trialdiff: ${what}\n`)
}
