/** Starts one worker of a fleet as a process, and hears what it says. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { RunOutcome } from '../../../src/watch/run-outcome.js'

export interface FleetWorker {
  leads: boolean
  /** Its own requests to the registry. */
  asked: number
  outcome?: ToldOutcome
  kill(): void
  /** Resolves when it is up, or has ended. */
  up: Promise<unknown>
  /** With its signal, or its status and what it said of its failure. */
  ended: Promise<{ status: number | null; signal: string | null; stderr: string }>
}

export interface ToldOutcome extends Pick<
  RunOutcome,
  'requests' | 'watched' | 'fetched' | 'baselines' | 'failures' | 'deliveries'
> {
  happenings: number
}

/** @param options a file of them */
export function startWorker(script: string, options: string): FleetWorker {
  const child = spawn(process.execPath, [script, options], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([status, signal]) => {
    return { status: status as number | null, signal: signal as string | null, stderr }
  })
  const lines = createInterface({ input: child.stdout })
  const worker: FleetWorker = {
    leads: false,
    asked: 0,
    kill: () => void child.kill('SIGKILL'),
    up: Promise.race([once(lines, 'line'), ended]),
    ended,
  }
  lines.on('line', (line) => {
    const said = JSON.parse(line) as { leads?: true; asked?: number; outcome?: ToldOutcome }
    if (said.leads) worker.leads = true
    worker.asked = said.asked ?? 0
    if (said.outcome) worker.outcome = said.outcome
  })
  return worker
}
