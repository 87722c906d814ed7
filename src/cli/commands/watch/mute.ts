/** `trialdiff watch mute`: nothing is told of some trials until a day; what happens to them is kept all the same. */
import type { Command } from 'commander'
import { UsageError, type LedgerEntry } from '../../../index.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { asNctId } from './run.js'

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
    .option('--until <day>', 'the last day on which nothing is told: 2027-01-10')
    .option('--off', 'tell of them again')
    .addHelpText('after', examples)
    .action(mute)
}

async function mute(trials: readonly string[], options: Options): Promise<void> {
  const ids = [...new Set(trials.map(asNctId))]
  const until = dayOf(options)
  const { openStoreOf } = await import('../../../watch/watching.js')
  const store = await openStoreOf(await configAt(options), process.env, 'write')
  try {
    const marks = ids.map((id): LedgerEntry => ({ kind: 'mark', key: `muted/${id}`, ...(until && { value: until }) }))
    await store.commit({ entries: marks })
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
  const isDay = /^\d{4}-\d\d-\d\d$/.test(until) && new Date(`${until}T00:00:00Z`).toISOString().startsWith(until)
  if (!isDay) throw new UsageError('bad-usage', `${until} is no day; write one as 2027-01-10.`)
  if (until < new Date().toISOString().slice(0, 10))
    throw new UsageError('bad-usage', `${until} is over; name a day to come.`)
  return until
}
