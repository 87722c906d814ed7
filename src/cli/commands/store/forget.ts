/** `trialdiff store forget NCT…`: removes all that is kept of a trial, and leaves a line of the ledger that says so. */
import type { Command } from 'commander'
import { RecordError, UsageError, type Snapshot, type Store } from '../../../index.js'
import { countOf } from '../../count-of.js'
import { headLines } from '../../ledger-lines.js'
import { asTrialId } from '../../trial-id.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../../store-choice.js'

interface Options extends StoreChoice {
  yes?: true
}

const examples = `
Examples:
  trialdiff store forget NCT04984356          says what would be removed
  trialdiff store forget NCT04984356 --yes

Readings, raw bytes and contents of events are removed for good. The ledger
keeps its lines, which hold digests and codes and no word of the record, and
gets one more that verify accepts and names. Raw bytes in which other trials
stand as well are gone for those too. Copies of the store, backups and what was
sent already are not reached.`

export function define(command: Command): void {
  command.argument('<nct...>', 'the trials to remove', (text: string, previous: string[] = []) => [
    ...previous,
    asTrialId(text),
  ])
  addStoreOption(command)
    .option('--yes', 'remove them; without it, it is only said what would be')
    .addHelpText('after', examples)
    .action(forget)
}

async function forget(nctIds: readonly string[], options: Options): Promise<void> {
  await inStore(locationOf(options), options.yes ? 'write' : 'read', async (store) => {
    const all = await Promise.all(nctIds.map(async (nctId) => [nctId, await store.snapshots(nctId)] as const))
    const missing = all.filter(([, snapshots]) => snapshots.length === 0).map(([nctId]) => nctId)
    if (missing.length > 0) {
      throw new RecordError(
        'trial-not-found',
        `Nothing is kept of ${missing.join(', ')} in ${store.location}.`,
        missing,
      )
    }
    for (const [nctId, snapshots] of all) process.stdout.write(await removal(store, nctId, snapshots, options))
    if (!options.yes) {
      throw new UsageError(
        'bad-usage',
        'Nothing was removed yet, and it cannot be brought back; add --yes to remove it.',
      )
    }
    process.stdout.write(`${headLines(await store.head()).join('\n')}\n`)
  })
}

async function removal(store: Store, nctId: string, snapshots: readonly Snapshot[], { yes }: Options): Promise<string> {
  const raw = snapshots.filter(({ source }) => source.raw)
  const what = `${countOf(snapshots.length, 'snapshot')}, raw bytes of ${raw.length}`
  if (!yes) return `would forget  ${nctId}  ${what}\n`
  const line = await store.forget(nctId)
  return `forgot  ${nctId}  ${line ? `${what}  line ${line.seq}` : 'nothing was left of it'}\n`
}
