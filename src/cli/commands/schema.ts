/** `trialdiff schema`: the JSON Schema of a trial, the same as the package's `trialdiff/schema.json`. */
import type { Command } from 'commander'
import schema from '../../model/trial.schema.json' with { type: 'json' }

const examples = `
Examples:
  trialdiff schema > trial.schema.json`

export function define(command: Command): void {
  command.addHelpText('after', examples).action(() => {
    process.stdout.write(`${JSON.stringify(schema, null, 1)}\n`)
  })
}
