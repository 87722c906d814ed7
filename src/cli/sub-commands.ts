/** Commands below a command: each with its line of help, loaded with it. */
import type { Command } from 'commander'
import type { CommandContext, CommandModule } from './command.js'

export interface SubCommand extends CommandModule {
  name: string
  summary: string
}

export function defineSubCommands(command: Command, entries: readonly SubCommand[], context: CommandContext): void {
  for (const { name, summary, define } of entries) {
    const below = command
      .command(name)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .summary(summary)
    below.showHelpAfterError(`(trialdiff ${command.name()} ${name} --help shows examples)`)
    define(below, context)
  }
  command.showHelpAfterError(`(trialdiff ${command.name()} --help lists the commands)`)
}
