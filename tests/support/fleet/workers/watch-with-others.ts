/** `watch run` of one worker of a fleet as a process of its own: says when it is up, that it leads, and how the run ended. */
import { readFileSync } from 'node:fs'
import { writeLetter } from '../../../../src/index.js'
import { runInFleet } from '../../../../src/watch/fleet/run-in-fleet.js'
import type { Pace } from '../../../../src/watch/fleet/worker.js'
import { openWatch } from '../../../../src/watch/open-watch.js'
import type { WatchConfig } from '../../../../src/watch/watch-config.js'

export interface WorkerOptions {
  config: WatchConfig
  pace: Pace
}

async function work(): Promise<void> {
  const { config, pace } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as WorkerOptions
  const opened = await openWatch(config, {
    env: {},
    now: () => new Date(),
    write: writeLetter,
    print: () => Promise.resolve(),
  })
  say({ up: true })
  const outcome = await runInFleet(config, opened.parts, { pace, onLead: () => say({ leads: true }) })
  const asked = opened.parts.registry.requests
  await opened.close()
  const { requests, watched, fetched, baselines, happenings, failures, deliveries } = outcome
  say({
    asked,
    outcome: { requests, watched, fetched, baselines, happenings: happenings.length, failures, deliveries },
  })
}

function say(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}

void work()
