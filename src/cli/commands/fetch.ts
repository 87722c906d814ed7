/** `trialdiff fetch NCT…`: brings records and their histories from the registry into a store. */
import type { Command } from 'commander'
import { openRegistry, recordsAtOnce, spellVersion, UsageError, type RegistryOptions, type Store } from '../../index.js'
import { choice } from '../choices.js'
import { fetchTrials, type FetchWishes, type Outcome } from '../fetch/fetch-trials.js'
import { openMemory } from '../fetch/memory.js'
import { inJson, inLines, type Telling } from '../fetch/tellings.js'
import { wantedIds } from '../fetch/wanted-ids.js'
import { writeOutput } from '../files.js'
import {
  addRegistryOptions,
  registryOptions,
  sharedBucket,
  tellManners,
  type RegistryChoice,
} from '../registry-choice.js'
import { openProgressLine } from '../progress.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../store-choice.js'

interface Options extends StoreChoice, RegistryChoice {
  history?: true
  since?: string
  all?: true
  again?: true
  contacts: 'keep' | 'drop'
  raw: 'keep' | 'none'
  json?: true
  dryRun?: true
}

const examples = `
Examples:
  trialdiff fetch NCT04984356
  trialdiff fetch NCT04984356 --history --contact trials@example.org
  trialdiff fetch NCT04984356 --history --since 2024-01-01
  trialdiff fetch watched.txt --store /var/lib/trials --dry-run
  grep -o 'NCT[0-9]*' trials.csv | trialdiff fetch -

Asks once a second, which is what the registry asks for. A fetch that is broken
off goes on where it was when it is run again. Versions are numbered as the
registry's interface does, from 0; its pages show one more.

Exit status: 0 fetched, 2 trouble, 3 some trials or versions failed, 130 broken
off.`

export function define(command: Command): void {
  command.argument('<trial...>', 'NCT numbers; files that list them, or - for standard input')
  addStoreOption(command)
  command
    .option('--history', 'all versions that matter, besides the present record')
    .option('--since <day>', 'of the history, what happened from this day on: 2024-01-01', asDay)
    .option('--all', 'of the history, every single version')
    .option('--again', "ask again though the registry's data are the same as the last time")
    .option('--contacts <wish>', 'keep or drop people', choice('choice for --contacts', ['keep', 'drop']), 'keep')
    .option('--raw <wish>', 'keep the bytes, or none', choice('choice for --raw', ['keep', 'none']), 'keep')
  addRegistryOptions(command)
    .option('--json', 'print what was done for programs')
    .option('--dry-run', 'say what would be asked, and ask nothing')
    .addHelpText('after', examples)
    .action(fetchAll)
}

function asDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new UsageError('bad-usage', `${text} is no day; write 2024-01-01.`)
}

async function fetchAll(given: readonly string[], options: Options): Promise<void> {
  const { history, since, all, again, raw, contacts } = options
  const odd = history ? undefined : since !== undefined ? '--since' : all ? '--all' : undefined
  if (odd !== undefined) throw new UsageError('bad-usage', `${odd} is about the history; add --history.`)
  const ids = await wantedIds(given)
  const asked = registryOptions(options)
  // Whatever is wrong with the wishes is said before a store is made.
  await (await openRegistry(asked)).close()
  if (options.dryRun) return tellPlan(ids.length, options)
  const wishes = {
    raw,
    contacts,
    ...(history && { history }),
    ...(since !== undefined && { since }),
    ...(all && { all }),
    ...(again && { again }),
  }
  tellManners(asked)
  const stop = new AbortController()
  const breakOff = (): void => stop.abort()
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff)
  try {
    const tell = options.json ? inJson() : inLines()
    await inStore(locationOf(options), 'make', (store) => bring(store, ids, wishes, asked, tell, stop.signal))
  } catch (error) {
    if (!stop.signal.aborted) throw error
    process.stderr.write('trialdiff: Broken off; what was brought is kept, and the same command goes on from there.\n')
    process.exitCode = 130
  } finally {
    process.off('SIGINT', breakOff).off('SIGTERM', breakOff)
  }
}

async function bring(
  store: Store,
  ids: readonly string[],
  wishes: FetchWishes,
  asked: RegistryOptions,
  tell: Telling,
  signal: AbortSignal,
): Promise<void> {
  const line = openProgressLine(false)
  const sum = { trials: 0, failed: 0, bytes: 0 }
  const registry = await openRegistry({
    ...asked,
    ...sharedBucket(store, asked),
    signal,
    onRequest: (request) => {
      sum.bytes += request.bytes ?? 0
      if (request.retryIn !== undefined) line.show(`waiting ${Math.ceil(request.retryIn / 1000)} s to ask again`)
    },
  })
  const onVersion = (version: number, place: number, of: number): void =>
    line.show(`${spellVersion(version)}, ${place} of ${of}; trial ${sum.trials + 1} of ${ids.length}`)
  try {
    line.show('asking for the build of the data')
    const { dataTimestamp } = await registry.dataset()
    const memory = await openMemory(store, `${asked.address ?? ''} ${dataTimestamp}`)
    try {
      for await (const outcome of fetchTrials({ registry, store, memory }, ids, { ...wishes, onVersion })) {
        sum.trials++
        if (hasFailed(outcome)) sum.failed++
        line.clear()
        await tell.one(outcome)
        line.show(`${sum.trials} of ${ids.length} trials, ${registry.requests} requests`)
      }
    } finally {
      line.clear()
      await memory.settle()
      await tell.end({ ...sum, requests: registry.requests, head: (await store.head()).digest })
    }
  } finally {
    line.clear()
    await registry.close()
  }
  if (sum.failed > 0) process.exitCode = 3
}

function hasFailed({ is, into, error, history }: Outcome): boolean {
  return error !== undefined || (is === 'removed' && into === undefined) || (history?.failed.length ?? 0) > 0
}

/** Asks nothing, so that of a history only the list is certain. */
async function tellPlan(count: number, { history, json, rate = 1 }: Options): Promise<void> {
  const records = Math.ceil(count / recordsAtOnce)
  const lists = history ? count : 0
  const requests = 1 + records + lists
  if (json)
    return writeOutput(
      `${JSON.stringify({ trials: count, requests: { version: 1, records, lists }, rate })}\n`,
      undefined,
    )
  const rest = history ? `, ${lists} for lists of versions, and one for each version that matters and is not kept` : ''
  return writeOutput(
    `Would ask ${requests} times or more: 1 for the build of the data, ${records} for ${count === 1 ? '1 record' : `${count} records`}${rest}.\nAt ${rate} a second that takes ${Math.ceil(requests / rate)} seconds or more. Nothing was asked.\n`,
    undefined,
  )
}
