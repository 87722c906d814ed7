/** `trialdiff fetch NCT…`: brings records and their histories from the registry into a store. */
import type { Command } from 'commander'
import { openRegistry, recordsAtOnce, TrialdiffError, UsageError, type Store } from '../../index.js'
import { choice } from '../choices.js'
import { fetchTrials, type FetchWishes, type Outcome } from '../fetch/fetch-trials.js'
import { openMemory } from '../fetch/memory.js'
import { forPrograms, linesOf } from '../fetch/outcome-lines.js'
import { wantedIds } from '../fetch/wanted-ids.js'
import { openOutput } from '../files.js'
import { addRegistryOptions, registryOptions, tellManners, type RegistryChoice } from '../registry-choice.js'
import { openStatusLine, type StatusLine } from '../status-line.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../store-choice.js'
import { tellTrouble } from '../trouble.js'

interface Options extends StoreChoice, RegistryChoice {
  history?: true
  since?: string
  all?: true
  again?: true
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
  cut -d, -f1 trials.csv | trialdiff fetch -

Asks once a second, which is what the registry asks for. A fetch that is broken
off goes on where it was when it is run again. Versions are numbered as the
registry's interface does, from 0; its pages show one more.

Exit status: 0 fetched, 2 trouble, 3 some trials or versions failed, 130 broken off.`

export function define(command: Command): void {
  command.argument('<trial...>', 'NCT numbers; files that list them, or - for standard input')
  addStoreOption(command)
  command
    .option('--history', 'all versions that matter, besides the present record')
    .option('--since <day>', 'of the history, what happened from this day on: 2024-01-01', asDay)
    .option('--all', 'of the history, every single version')
    .option('--again', "ask again though the registry's data are the same as the last time")
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
  const { history, since, all, again, raw } = options
  const odd = history ? undefined : since !== undefined ? '--since' : all ? '--all' : undefined
  if (odd !== undefined) throw new UsageError('bad-usage', `${odd} is about the history; add --history.`)
  const ids = await wantedIds(given)
  if (options.dryRun) return tellPlan(ids.length, options)
  const wishes = {
    raw,
    ...(history && { history }),
    ...(since !== undefined && { since }),
    ...(all && { all }),
    ...(again && { again }),
  }
  const status = openStatusLine()
  await inStore(locationOf(options), 'make', (store) => bring(store, ids, wishes, options, status)).finally(
    status.clear,
  )
}

async function bring(
  store: Store,
  ids: readonly string[],
  wishes: FetchWishes,
  options: Options,
  status: StatusLine,
): Promise<void> {
  const stop = new AbortController()
  const breakOff = (): void => stop.abort()
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff)
  let bytes = 0
  const asked = registryOptions(options)
  const registry = await openRegistry({
    ...asked,
    signal: stop.signal,
    onRequest: (request) => {
      bytes += request.bytes ?? 0
      if (request.retryIn !== undefined) status.show(`waiting ${Math.ceil(request.retryIn / 1000)} s to ask again`)
    },
  })
  tellManners(asked)
  const tell = options.json ? inJson() : inLines()
  let [count, failed] = [0, 0]
  try {
    status.show('asking for the build of the data')
    const { dataTimestamp } = await registry.dataset()
    const memory = await openMemory(store, `${asked.address ?? ''} ${dataTimestamp}`)
    const onVersion = (version: number, place: number, of: number): void =>
      status.show(
        `${ids[count] ?? ''} version ${version} (the site's ${version + 1}), ${place} of ${of}; trial ${count + 1} of ${ids.length}`,
      )
    try {
      for await (const outcome of fetchTrials({ registry, store, memory }, ids, { ...wishes, onVersion })) {
        count++
        status.clear()
        if (hasFailed(outcome)) failed++
        await tell.one(outcome)
        status.show(`${count} of ${ids.length} trials, ${registry.requests} requests`)
      }
    } finally {
      await memory.settle()
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error
    status.clear()
    process.stderr.write('trialdiff: Broken off; what was brought is kept, and the same command goes on from there.\n')
    process.exitCode = 130
  } finally {
    status.clear()
    process.off('SIGINT', breakOff).off('SIGTERM', breakOff)
    await registry.close()
    await tell.end({ trials: count, failed, requests: registry.requests, bytes, head: (await store.head()).digest })
  }
  if (failed > 0) process.exitCode ??= 3
}

function hasFailed({ is, into, error, history }: Outcome): boolean {
  return error !== undefined || (is === 'removed' && into === undefined) || (history?.failed.length ?? 0) > 0
}

interface Sum {
  trials: number
  failed: number
  requests: number
  bytes: number
  head: string
}

interface Telling {
  one(outcome: Outcome): Promise<void>
  end(sum: Sum): Promise<void>
}

const output = openOutput(undefined)

function inLines(): Telling {
  return {
    async one(outcome) {
      await output.write(linesOf(outcome))
      for (const error of [outcome.error, ...(outcome.history?.failed ?? []).map((each) => each.error)]) {
        if (error) tellTrouble(named(outcome.nctId, error))
      }
    },
    end: ({ trials, failed, requests, bytes, head }) =>
      output.write(
        `${trials} ${trials === 1 ? 'trial' : 'trials'}${failed > 0 ? `, ${failed} failed` : ''}; ${requests} ${requests === 1 ? 'request' : 'requests'}, ${bytes.toLocaleString('en')} bytes\nhead    ${head}\n`,
      ),
  }
}

function named(nctId: string, { code, message }: TrialdiffError): TrialdiffError {
  return new TrialdiffError(code, message.includes(nctId) ? message : `${nctId}: ${message}`)
}

function inJson(): Telling {
  let count = 0
  return {
    one: (outcome) => output.write(`${count++ === 0 ? '{"trials":[' : ','}\n${JSON.stringify(forPrograms(outcome))}`),
    end: ({ failed, requests, bytes, head }) =>
      output.write(
        `${count === 0 ? '{"trials":[' : ''}\n],${JSON.stringify({ failed, requests, bytes, head }).slice(1)}\n`,
      ),
  }
}

/** Asks nothing, so that of a history only the list is certain. */
async function tellPlan(count: number, { history, json, rate = 1 }: Options): Promise<void> {
  const records = Math.ceil(count / recordsAtOnce)
  const lists = history ? count : 0
  const requests = 1 + records + lists
  if (json)
    return output.write(`${JSON.stringify({ trials: count, requests: { version: 1, records, lists }, rate })}\n`)
  const rest = history ? `, ${lists} for lists of versions, and one for each version that matters and is not kept` : ''
  return output.write(
    `Would ask ${requests} times or more: 1 for the build of the data, ${records} for ${count} records${rest}.\nAt ${rate} a second that takes ${Math.ceil(requests / rate)} seconds or more. Nothing was asked.\n`,
  )
}
