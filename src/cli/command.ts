/** The contract of a command: a name and a line of help that cost nothing, and the rest loaded when it is called. */
import type { Command as CommanderCommand } from 'commander'

export interface CommandEntry {
  name: string
  summary: string
  load(): Promise<CommandModule>
}

export interface CommandModule {
  /** Adds arguments, options, examples and action. The action sets `process.exitCode` and throws TrialdiffErrors. */
  define(command: CommanderCommand, context: CommandContext): void
}

export interface CommandContext {
  /** The folder of the installed package, where `seeds/` lies. */
  packageFolder: URL
}
