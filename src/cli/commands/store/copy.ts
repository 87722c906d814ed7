/** `trialdiff store copy FROM TO`: brings a store to another place line by line, so that both have one head. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { copyStore, UsageError } from '../../../index.js'
import { headLines } from '../../ledger-lines.js'
import { openProgress } from '../../progress.js'
import { inStore, nameOfLocation } from '../../store-choice.js'

const examples = `
Examples:
  trialdiff store copy ./trials /backup/trials
  trialdiff store copy ./trials postgres://registry@db/trials

The copy has the same lines, digests and head. Where the destination has the
beginning of the same ledger, only what is new is brought; a copy that was
broken off goes on. What was forgotten stays forgotten. Notes of the watch,
which may be lost without harm, are not brought.`

export function define(command: Command): void {
  command
    .argument('<from>', 'a folder or postgres://…')
    .argument('<to>', 'an empty place, or an earlier copy')
    .addHelpText('after', examples)
    .action(copy)
}

async function copy(from: string, to: string): Promise<void> {
  if (isSame(from, to)) {
    throw new UsageError(
      'bad-usage',
      `${nameOfLocation(from)} and ${nameOfLocation(to)} are one place; name another one.`,
    )
  }
  const progress = openProgress('copying', 'lines')
  await inStore(from, 'read', (source) =>
    inStore(to, 'make', async (target) => {
      try {
        const { lines, head } = await copyStore(source, target, { onLine: progress.step })
        progress.end()
        const brought = lines === 1 ? 'one line' : `${lines.toLocaleString('en-US')} lines`
        process.stdout.write(
          `brought ${lines === 0 ? 'nothing: all was there already' : brought}\n${headLines(head).join('\n')}\n`,
        )
      } finally {
        progress.end()
      }
    }),
  )
}

function isSame(from: string, to: string): boolean {
  return from === to || (!/^\w+:\/\//.test(from + to) && resolve(from) === resolve(to))
}
