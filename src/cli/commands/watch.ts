/** `trialdiff watch`: the commands by which trials are watched and people are told. */
import type { Command } from 'commander'
import type { CommandContext } from '../command.js'
import { defineSubCommands, type SubCommand } from '../sub-commands.js'
import * as accept from './watch/accept.js'
import * as mute from './watch/mute.js'
import * as outbox from './watch/outbox.js'
import * as run from './watch/run.js'
import * as start from './watch/start.js'
import * as status from './watch/status.js'
import * as test from './watch/test.js'

const entries: readonly SubCommand[] = [
  { name: 'run', summary: 'ask once, tell what changed, and end: for cron and CI', define: run.define },
  { name: 'start', summary: 'run as a service, whenever the schedule comes round', define: start.define },
  { name: 'status', summary: 'say when it last ran, what fails and what waits', define: status.define },
  { name: 'test', summary: 'send a sample letter by one channel', define: test.define },
  { name: 'mute', summary: 'tell nothing of some trials for a while', define: mute.define },
  { name: 'outbox', summary: 'list, retry or drop what is still to be sent', define: outbox.define },
  { name: 'accept', summary: 'say that what looks wrong is right, and run', define: accept.define },
]

const examples = `
Examples:
  trialdiff config init         write a configuration to start from
  trialdiff watch run --dry-run
  trialdiff watch run           once, for cron and CI
  trialdiff watch start         as a service`

export function define(command: Command, context: CommandContext): void {
  command.addHelpText('after', examples)
  defineSubCommands(command, entries, context)
}
