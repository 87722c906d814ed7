/** `trialdiff watch accept`: the operator says that what looks wrong is right, and a run takes it so. */
import type { Command } from 'commander'
import { UsageError } from '../../../index.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { runOnce } from '../../run-once.js'
import { tellOutcome } from '../../tell-outcome.js'
import { asNctId } from './run.js'

const examples = `
Examples:
  trialdiff watch accept NCT01234567   its nearly empty record is the record
  trialdiff watch accept removed       so many records are gone indeed
  trialdiff watch accept watch:ours    so many trials left that search indeed`

export function define(command: Command): void {
  command.argument('<what...>', 'NCT numbers, removed, or watch:ID')
  addConfigOption(command)
    .option('--json', 'print the outcome as one JSON object')
    .addHelpText('after', examples)
    .action(accept)
}

async function accept(what: readonly string[], options: ConfigOptions & { json?: true }): Promise<void> {
  const config = await configAt(options)
  const known = new Set(['removed', ...config.watches.map(({ id }) => `watch:${id}`)])
  const unknown = what.find((each) => each.startsWith('watch:') && !known.has(each))
  if (unknown !== undefined) {
    throw new UsageError('unknown-name', `There is no watch ${unknown.slice('watch:'.length)} in ${options.config}.`)
  }
  const accepted = new Set(what.map((each) => (known.has(each) ? each : asNctId(each))))
  const { outcome } = await runOnce(config, options, { accept: accepted })
  await tellOutcome(outcome, options)
}
