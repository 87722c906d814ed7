/** `trialdiff watch run`: one run of the watch, for cron and CI. */
import type { Command } from 'commander'
import { readNctId, severities, StoreError, UsageError, type Severity } from '../../../index.js'
import { choice } from '../../choices.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { runOnce, type RunWishes } from '../../run-once.js'
import { statusOf } from '../../run-status.js'
import { tellOutcome } from '../../tell-outcome.js'
import { tellTrouble } from '../../trouble.js'

const examples = `
Examples:
  trialdiff watch run --dry-run      what it would ask, and nothing else
  trialdiff watch run --exit-code --fail-on major
  trialdiff watch run --json > outcome.json
  trialdiff watch run --redeliver --since 2026-11-01

In GitHub Actions (--github, by itself where GITHUB_ACTIONS=true) the outputs
changed, count, max_severity, report_path and head are set, and the report is
appended to the summary of the step.

Exit status: 0 the run succeeded, whatever changed; 2 usage or configuration;
3 the registry could not be asked at all; 75 another run is at work.
With --exit-code also: 3 some targets failed, 4 letters could not be sent and
are tried again, 1 changes at or above --fail-on; the first that holds.`

export interface RunOptions extends ConfigOptions {
  exitCode?: true
  failOn: Severity
  dryRun?: true
  json?: true
  github?: boolean
  quiet?: true
  accept?: string[]
  redeliver?: true
  since?: string
  trial?: string[]
}

export function define(command: Command): void {
  addConfigOption(command)
    .option('--exit-code', 'say by the exit status what was found')
    .option(
      '--fail-on <severity>',
      'the least that counts as a change for --exit-code',
      choice('severity', severities),
      'minor',
    )
    .option('--dry-run', 'print what would be asked, ask and change nothing')
    .option('--json', 'print the outcome as one JSON object')
    .option('--github', 'set outputs and summary of GitHub Actions')
    .option('--no-github', 'not even where GITHUB_ACTIONS=true')
    .option('--quiet', 'print nothing but trouble')
    .option('--accept <what...>', 'trials, removed, or watch:ID that look wrong and are right')
    .option('--redeliver', 'tell again what was told before')
    .option('--since <day>', 'with --redeliver: what was found since then')
    .option('--trial <nct...>', 'with --redeliver: these trials alone')
    .addHelpText('after', examples)
    .action(act)
}

async function act(options: RunOptions): Promise<void> {
  const wishes = wishesOf(options)
  const config = await configAt(options)
  if (options.dryRun) {
    const { planOf } = await import('../../dry-run.js')
    process.stdout.write(await planOf(config, options.json ?? false))
    return
  }
  try {
    const { outcome, stuck } = await runOnce(config, options, wishes)
    await tellOutcome(outcome, options)
    process.exitCode = statusOf(outcome, { ...options, stuck })
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store-locked') throw error
    tellTrouble(error)
    process.exitCode = 75
  }
}

function wishesOf({ accept, redeliver, since, trial }: RunOptions): RunWishes {
  if (!redeliver && (since !== undefined || trial !== undefined)) {
    throw new UsageError('bad-usage', '--since and --trial say what is told again; give --redeliver too.')
  }
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    throw new UsageError('bad-usage', `${since} is no day; write one as 2026-11-01.`)
  }
  const trials = trial?.map(asNctId)
  return {
    ...(accept && { accept: new Set(accept.map((each) => readNctId(each) ?? each)) }),
    ...(redeliver && {
      redeliver: {
        ...(since !== undefined && { since: new Date(since).toISOString() }),
        ...(trials && { trials }),
      },
    }),
  }
}

/** @throws UsageError */
export function asNctId(text: string): string {
  const id = readNctId(text)
  if (id !== undefined) return id
  throw new UsageError('bad-usage', `${text} is no NCT number; write one as NCT01234567.`)
}
