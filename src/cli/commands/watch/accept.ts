/** `trialdiff watch accept`: the operator says that what looks wrong is right, and a run takes it so. */
import type { Command } from 'commander'
import { acceptedOf } from '../../accepted.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { runOnce } from '../../run-once.js'
import { tellOutcome } from '../../tell-outcome.js'

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
  const accepted = acceptedOf(what, config, options.config)
  const { outcome, printed } = await runOnce(config, options, { accept: accepted })
  await tellOutcome(outcome, { ...options, printed })
}
