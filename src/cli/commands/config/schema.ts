/** `trialdiff config schema`: the JSON Schema of the configuration, the same as `trialdiff/trialdiff.schema.json`. */
import type { Command } from 'commander'
import schema from '../../../watch/config/trialdiff.schema.json' with { type: 'json' }

const examples = `
Examples:
  trialdiff config schema > trialdiff.schema.json`

export function define(command: Command): void {
  command.addHelpText('after', examples).action(() => {
    process.stdout.write(`${JSON.stringify(schema, null, 1)}\n`)
  })
}
