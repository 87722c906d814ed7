/** `trialdiff config`: writing, checking and showing the configuration of a watch. */
import type { Command } from 'commander'
import type { CommandContext } from '../command.js'
import { defineSubCommands, type SubCommand } from '../sub-commands.js'
import * as check from './config/check.js'
import * as init from './config/init.js'
import * as schema from './config/schema.js'
import * as show from './config/show.js'

const entries: readonly SubCommand[] = [
  { name: 'init', summary: 'write a commented configuration to start from', define: init.define },
  { name: 'check', summary: 'name every fault, or say what will happen when and to whom', define: check.define },
  { name: 'show', summary: 'print the configuration as it is understood', define: show.define },
  { name: 'schema', summary: 'print the JSON Schema of the configuration', define: schema.define },
]

const examples = `
Examples:
  trialdiff config init
  trialdiff config check
  trialdiff config show --resolved`

export function define(command: Command, context: CommandContext): void {
  command.addHelpText('after', examples)
  defineSubCommands(command, entries, context)
}
