/** `trialdiff config show`: the configuration as it is understood; of secrets it says whether they are there. */
import type { Command } from 'commander'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'

const examples = `
Examples:
  trialdiff config show
  trialdiff config show --resolved   with every default filled in

Variables of the environment are shown by name, set or missing, never their
values.`

export function define(command: Command): void {
  addConfigOption(command)
    .option('--resolved', 'every default filled in, paths whole')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examples)
    .action(show)
}

async function show(options: ConfigOptions & { resolved?: true; json?: true }): Promise<void> {
  const config = await configAt(options)
  const { annotate } = await import('../../../watch/config/secrets.js')
  const { stringify } = await import('yaml')
  const { file, folder, ...settings } = config
  const { channels, watches, routes, rules } = settings
  const shown = annotate(
    options.resolved ? { file, folder, ...settings } : { watches, rules, channels, routes },
    process.env,
  )
  const text = options.json ? `${JSON.stringify(shown, null, 2)}\n` : stringify(shown, { lineWidth: 100 })
  process.stdout.write(text)
}
