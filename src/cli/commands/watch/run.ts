/** `trialdiff watch run`: one run of the watch, for cron and CI. */
import type { Command } from 'commander'
import { severities, StoreError, UsageError, type Severity } from '../../../index.js'
import { acceptedOf } from '../../accepted.js'
import { choice } from '../../choices.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { asDay } from '../../moments.js'
import { runOnce, type RunWishes } from '../../run-once.js'
import { statusOf } from '../../run-status.js'
import { tellOutcome } from '../../tell-outcome.js'
import { asTrialId } from '../../trial-id.js'
import { tellTrouble } from '../../trouble.js'
import type { WatchConfig } from '../../../watch/watch-config.js'

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
    .option('--since <day>', 'with --redeliver: what was found since then', asDay)
    .option('--trial <nct...>', 'with --redeliver: these trials alone')
    .addHelpText('after', examples)
    .action(act)
}

async function act(options: RunOptions): Promise<void> {
  const { redeliver, since, trial } = options
  if (!redeliver && (since !== undefined || trial !== undefined)) {
    throw new UsageError('bad-usage', '--since and --trial say what is told again; give --redeliver too.')
  }
  const config = await configAt(options)
  const wishes = wishesOf(options, config)
  if (options.dryRun) {
    const { planOf } = await import('../../dry-run.js')
    process.stdout.write(await planOf(config, options.json ?? false))
    return
  }
  try {
    const { outcome, stuck, printed } = await runOnce(config, options, wishes)
    await tellOutcome(outcome, { ...options, printed })
    process.exitCode = statusOf(outcome, { ...options, stuck })
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store-locked') throw error
    tellTrouble(error)
    process.exitCode = 75
  }
}

function wishesOf({ accept, redeliver, since, trial, config: file }: RunOptions, config: WatchConfig): RunWishes {
  return {
    ...(accept && { accept: acceptedOf(accept, config, file) }),
    ...(redeliver && {
      redeliver: {
        ...(since !== undefined && { since: `${since}T00:00:00.000Z` }),
        ...(trial && { trials: trial.map(asTrialId) }),
      },
    }),
  }
}
