/** judgeHealth: what the operator has to hear: what has failed too often, what works again, once each; pure. */
import type { LedgerEntry, Step } from '../index.js'
import type { Failing, Memory } from './memory.js'
import type { RunFailure } from './run-outcome.js'
import type { PendingEntry } from './telling/route.js'
import type { WatchConfig } from './watch-config.js'

export interface Judgement {
  /** Runs in a row, by what fails. */
  failing: ReadonlyMap<string, Failing>
  /** One step for each message, so that none is told twice. */
  steps: readonly Step[]
}

/** What cannot mend itself is told at its first failure. */
const urgent: Readonly<Record<string, string>> = {
  'many-removed': 'many-removed',
  'many-left': 'many-left',
  'channel-refused': 'refused',
}

/**
 * @param tried what was tried in this run, failed or not: `registry`, `NCT…`, `watch:<id>`, `channel:<name>`
 */
export function judgeHealth(
  failures: readonly RunFailure[],
  tried: ReadonlySet<string>,
  { failing: before, alerted }: Pick<Memory, 'failing' | 'alerted'>,
  { health }: Pick<WatchConfig, 'health'>,
  now: Date,
  alert: (words: string) => readonly PendingEntry[],
): Judgement {
  const at = now.toISOString()
  const failed = new Map(failures.map((each) => [each.target, each]))
  const failing = new Map([...before].filter(([target]) => !tried.has(target) || failed.has(target)))
  for (const [target, { code }] of failed) {
    const { runs = 0, since = at } = before.get(target) ?? {}
    failing.set(target, { runs: runs + 1, since, code })
  }
  const step = (target: string, words: string, value?: string): Step => ({
    entries: [...alert(words), markOf(target, value)],
    expects: [{ key: `health/${target}`, value: alerted.get(target) }],
  })
  const alerts = [...failed.keys()].flatMap((target) => {
    const { runs = 0, code = '' } = failing.get(target) ?? {}
    const last = alerted.get(target)
    const isDue =
      last === undefined ? runs >= health.alertAfter || code in urgent : isStale(last, now, health.remindDays)
    const words = `${urgent[code] ?? 'failing'} ${target} ${code} ${runs}`
    return isDue ? [step(target, words, at)] : []
  })
  const recoveries = [...alerted.keys()].flatMap((target) =>
    tried.has(target) && !failed.has(target) ? [step(target, `recovered ${target}`)] : [],
  )
  return { failing, steps: [...alerts, ...recoveries] }
}

/**
 * Failures of every trial at once are one: the registry's. Trials that are healthy alone cannot all be ill together.
 * @param asked the trials that were asked for
 */
export function joinFailures(failures: readonly RunFailure[], asked: ReadonlySet<string>): readonly RunFailure[] {
  const ofTrials = failures.filter(({ target, code }) => asked.has(target) && code.startsWith('registry-'))
  const [first] = ofTrials
  if (!first || asked.size < 2 || ofTrials.length < asked.size) return failures
  const others = failures.filter((each) => !ofTrials.includes(each) && each.target !== 'registry')
  const message = `None of ${asked.size} trials could be read; the first: ${first.message}`
  return [{ target: 'registry', code: first.code, message }, ...others]
}

function isStale(last: string, now: Date, remindDays: number | undefined): boolean {
  return remindDays !== undefined && now.getTime() - Date.parse(last) >= remindDays * 86_400_000
}

function markOf(target: string, value: string | undefined): LedgerEntry {
  return { kind: 'mark', key: `health/${target}`, ...(value !== undefined && { value }) }
}
