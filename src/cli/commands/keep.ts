/** `trialdiff keep PATH…`: puts saved records into a store, where what they said can be proven. */
import type { Command } from 'commander'
import {
  cutDocument,
  formats,
  TrialdiffError,
  UsageError,
  withoutContacts,
  type FormatName,
  type LedgerHead,
  type Store,
} from '../../index.js'
import { choice } from '../choices.js'
import { nameOf } from '../files.js'
import { openKeepBatch, type Kept } from '../keep-batch.js'
import { asAddress, asRetrieved } from '../moments.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../store-choice.js'
import { openSteadyOutput } from '../steady-output.js'
import { openTally, type Tally } from '../tally.js'
import { readingsFrom, type FoundTrial } from '../trials.js'
import { tellTrouble } from '../trouble.js'

interface Options extends StoreChoice {
  retrieved?: string
  address?: string
  contacts: 'keep' | 'drop'
  raw: 'keep' | 'none'
  trial?: string
  format?: FormatName
  json?: true
}

const examples = `
Examples:
  trialdiff keep saved-page.txt
  trialdiff keep saved-page.html --retrieved 2023-04-07T09:30Z
  trialdiff keep pages/ more.xml.gz ctg-studies.json.zip
  trialdiff keep pages/ --store /var/lib/trials --contacts drop
  curl -s https://clinicaltrials.gov/api/v2/studies/NCT04984356 |
    trialdiff keep -

A record is kept under the day its registry gives it. Where it differs from a
kept one of that day in noise alone, only that it was seen is written down; the
very same bytes are known already and nothing is written, unless --retrieved
says when they were seen. Without --retrieved nobody can say when that was.

A page of several records is cut into them. --contacts drop leaves out the
people a record names, and therefore its raw bytes as well.

Exit status: 0 kept, 2 trouble with any document; the others are kept.`

export function define(command: Command): void {
  command.argument('<path...>', 'saved records: files, archives or folders, or - for standard input')
  addStoreOption(command)
    .option('--retrieved <moment>', 'when they were retrieved: a day, or 2023-04-07T09:30Z', asRetrieved)
    .option('--address <url>', 'where the one record came from; else the name of its file', asAddress)
    .option('--contacts <wish>', 'keep or drop people', choice('choice for --contacts', ['keep', 'drop']), 'keep')
    .option('--raw <wish>', 'keep the bytes, or none', choice('choice for --raw', ['keep', 'none']), 'keep')
    .option('--trial <nct>', 'the trial to keep, where there are several')
    .option(
      '--format <name>',
      'read every document as this format',
      choice(
        'format',
        formats.map((each) => each.name),
      ),
    )
    .option('--json', 'print what was done for programs')
    .addHelpText('after', examples)
    .action(keep)
}

async function keep(paths: readonly string[], options: Options): Promise<void> {
  if (options.address !== undefined && paths.length > 1) {
    throw new UsageError('bad-usage', 'One address cannot be that of several documents; keep them one at a time.')
  }
  const tally = openTally()
  const { trial, format } = options
  const reading = { ...(trial !== undefined && { trial }), ...(format && { format }) }
  const found = readingsFrom(paths, reading, tally, cutDocument)
  // Where nothing can be kept, no store is made for it.
  const first = await found.next()
  if (first.done !== true) {
    await inStore(locationOf(options), 'make', async (store) => {
      const say = options.json ? inJson() : inLines()
      try {
        for await (const kept of keepAll(store, first.value, found, tally, options)) await say.tell(kept)
      } finally {
        await say.end(await store.head())
      }
    })
  }
  tellUnreadable(tally)
}

async function* keepAll(
  store: Store,
  first: FoundTrial,
  others: AsyncGenerator<FoundTrial>,
  tally: Tally,
  { address, retrieved, contacts, raw }: Options,
): AsyncGenerator<Kept> {
  const batch = openKeepBatch(store)
  // What people are named in goes with them.
  const wishes = { raw: contacts === 'drop' ? 'none' : raw } as const
  for (let next: FoundTrial | undefined = first; next; next = await following(others)) {
    const { parsed, document } = next
    const { name, content } = document
    if (parsed.trial.nctId === undefined) {
      const message = `${name}: A record without an NCT number cannot be kept.`
      tally.refuse(new TrialdiffError('no-trial', message))
      continue
    }
    const from = address ?? (name.startsWith(nameOf('-')) ? undefined : name)
    yield* await batch.add(
      {
        parsed: contacts === 'drop' ? withoutContacts(parsed) : parsed,
        raw: content,
        ...(from !== undefined && { address: from }),
        ...(retrieved !== undefined && { retrievedAt: retrieved }),
      },
      name,
      wishes,
    )
  }
  yield* await batch.settle()
}

async function following(found: AsyncGenerator<FoundTrial>): Promise<FoundTrial | undefined> {
  const next = await found.next()
  return next.done === true ? undefined : next.value
}

interface Telling {
  tell(kept: Kept): Promise<void>
  end(head: LedgerHead): Promise<void>
}

function inLines(): Telling {
  const output = openSteadyOutput()
  return {
    async tell({ keeping, document, line }) {
      const place = line === undefined ? '' : `line ${line.seq}`
      await output.write(`${keeping.is.padEnd(5)}  ${keeping.snapshot.id}  ${place}  ${document}\n`)
    },
    end: (head) => output.write(`head   ${head.digest}\n`),
  }
}

function inJson(): Telling {
  const output = openSteadyOutput()
  let count = 0
  return {
    async tell({ keeping, document, line }) {
      const { is, snapshot } = keeping
      const told = { is, snapshot: snapshot.id, ...(line && { line: line.seq }), document, source: snapshot.source }
      await output.write(`${count++ === 0 ? '{"records":[' : ','}\n${JSON.stringify(told)}`)
    },
    end: ({ seq, digest, at }) =>
      output.write(`${count === 0 ? '{"records":[' : ''}\n],"head":${JSON.stringify({ seq, digest, at })}}\n`),
  }
}

function tellUnreadable({ documents, unreadable }: Tally): void {
  if (unreadable === 0) return
  process.exitCode = 2
  // The sentence about a single document has said it all.
  if (documents === 1) return
  const message = `${unreadable} of ${documents} documents could not be kept; the records of the others were.`
  tellTrouble(new TrialdiffError('unreadable-documents', message))
}
