/** `trialdiff store …`: what a store holds, moving it, and removing a trial from it. */
import type { Command } from 'commander'
import { define as defineChanges } from './store/changes.js'
import { define as defineCopy } from './store/copy.js'
import { define as defineForget } from './store/forget.js'
import { define as defineInfo } from './store/info.js'

const examples = `
Examples:
  trialdiff store info
  trialdiff store changes --since 2026-11-01
  trialdiff store copy ./trials postgres://registry@db/trials
  trialdiff store forget NCT04984356 --yes

Exit status: 0 done, 2 trouble.`

const parts = [
  { name: 'info', summary: 'say what a store holds, and the head of its ledger', define: defineInfo },
  { name: 'changes', summary: 'list what happened to trials since a day or a line', define: defineChanges },
  { name: 'copy', summary: 'bring a store to another place, its proof included', define: defineCopy },
  { name: 'forget', summary: 'remove all that is kept of a trial', define: defineForget },
]

export function define(command: Command): void {
  for (const { name, summary, define: add } of parts) {
    const part = command.command(name)
    part
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .summary(summary)
      .showHelpAfterError(`(trialdiff store ${name} --help shows examples)`)
    add(part)
  }
  command.addHelpText('after', examples)
}
