/** `trialdiff watch mute`: nothing is told of some trials until a day; what happens to them is kept all the same. */
import type { Command } from 'commander'
import { UsageError, type LedgerEntry } from '../../../index.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { asDay } from '../../moments.js'
import { asTrialId } from '../../trial-id.js'

const examples = `
Examples:
  trialdiff watch mute NCT01234567 --until 2027-01-10
  trialdiff watch mute NCT01234567 --off

A mute ends by itself, since people forget. trialdiff watch status lists them.`

interface Options extends ConfigOptions {
  until?: string
  off?: true
}

export function define(command: Command): void {
  command.argument('<nct...>', 'the trials')
  addConfigOption(command)
    .option('--until <day>', 'the last day on which nothing is told: 2027-01-10', asDay)
    .option('--off', 'tell of them again')
    .addHelpText('after', examples)
    .action(mute)
}

async function mute(trials: readonly string[], options: Options): Promise<void> {
  const ids = [...new Set(trials.map(asTrialId))]
  const until = dayOf(options)
  const { openStoreOf } = await import('../../../watch/watching.js')
  const store = await openStoreOf(await configAt(options), process.env, 'write')
  try {
    const marks = ids.map((id): LedgerEntry => ({ kind: 'mark', key: `muted/${id}`, ...(until && { value: until }) }))
    await store.commit({ entries: marks })
    const read = await store.marks('told/')
    const unread = until === undefined ? [] : ids.filter((id) => !read.has(`told/${id}`))
    if (unread.length > 0)
      process.stderr.write(
        `trialdiff: ${unread.join(', ')}: no run has read it so far; see that the number is right.\n`,
      )
    const what = until === undefined ? 'told of again' : `not told of until ${until}`
    process.stdout.write(`${ids.join(', ')}: ${what}.\nledger head ${(await store.head()).digest}\n`)
  } finally {
    await store.close()
  }
}

/** @throws UsageError */
function dayOf({ until, off }: Options): string | undefined {
  if ((until === undefined) === (off === undefined)) {
    throw new UsageError('bad-usage', 'Say until when, --until 2027-01-10, or end it, --off.')
  }
  if (until === undefined) return undefined
  if (until < new Date().toISOString().slice(0, 10))
    throw new UsageError('bad-usage', `${until} is over; name a day to come.`)
  return until
}
