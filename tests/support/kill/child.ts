/** Starts one run of the watch and kills it after a while, or waits for its end. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface Ended {
  /** Milliseconds from when it was up. */
  took: number
  killed: boolean
  outcome?: Outcome
  /** What it said of its failure, where it failed by itself. */
  error?: string
}
export interface Outcome {
  requests: number
  fetched: number
  pending: number
  failures: readonly string[]
}

/** @param aim is told how to kill it once it is up; it runs to its end where nobody does */
export async function runOnce(
  script: string,
  options: string,
  aim: (kill: () => void) => void = () => {},
): Promise<Ended> {
  const child = spawn(process.execPath, [script, options], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  let up = Date.now()
  let outcome: Outcome | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const told = JSON.parse(line) as { up: true } | Outcome
    if ('up' in told) {
      up = Date.now()
      aim(() => child.kill('SIGKILL'))
    } else outcome = told
  }
  const [status, signal] = (await ended) as [number | null, string | null]
  return {
    took: Date.now() - up,
    killed: signal === 'SIGKILL',
    ...(outcome !== undefined && { outcome }),
    ...(status !== 0 && signal !== 'SIGKILL' && { error: said }),
  }
}
