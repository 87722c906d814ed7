/** `trialdiff show NCT…`: what a trial's record said on a day, and how that can be proven. */
import type { Command } from 'commander'
import { RecordError, StoreError, UsageError, type InForce, type Snapshot, type Store } from '../../index.js'
import { dayPhrase, inForceOn } from '../in-force-on.js'
import { readKept, snapshotsOf } from '../kept-versions.js'
import { asDay } from '../moments.js'
import { columnsOf, wantsColor, type ColorWish } from '../screen.js'
import { choice } from '../choices.js'
import { proofOf, shownForPeople, shownForPrograms } from '../shown-version.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../store-choice.js'
import { asTrialId } from '../trial-id.js'

interface Options extends StoreChoice {
  on?: string
  snapshot?: string
  list?: true
  json?: true
  raw?: true
  color: ColorWish
}

const examples = `
Examples:
  trialdiff show NCT04984356
  trialdiff show NCT04984356 --on 2023-06-01
  trialdiff show NCT04984356 --on 2023-06-01 --json
  trialdiff show NCT04984356 --on 2023-06-01 --raw > page.html
  trialdiff show NCT04984356 --list

The version in force on a day is the last one kept that was posted by then.
Where only the day of its submission is known, that day counts, and it is said.
--raw prints the bytes as they were retrieved, --json the whole trial.

Exit status: 0 shown, 2 trouble, or nothing that old is kept.`

export function define(command: Command): void {
  command
    .argument('<nct>', 'the trial', asTrialId)
    .option('--on <day>', 'the version in force that day; the latest without it', asDay)
    .option('--snapshot <id>', 'one snapshot by its id, as --list prints it')
    .option('--list', 'list all snapshots of the trial')
    .option('--raw', 'print the raw bytes')
    .option('--json', 'print everything for programs')
  addStoreOption(command)
    .option(
      '--color <when>',
      'auto, always or never',
      choice('choice for --color', ['auto', 'always', 'never']),
      'auto',
    )
    .addHelpText('after', examples)
    .action(show)
}

async function show(nctId: string, options: Options): Promise<void> {
  refuseTwo(options)
  await inStore(locationOf(options), 'read', async (store) => {
    const snapshots = await snapshotsOf(store, nctId)
    if (options.list) await listAll(store, snapshots, options)
    else {
      const version =
        options.snapshot === undefined ? inForceOn(snapshots, nctId, options.on) : named(snapshots, options.snapshot)
      await (options.raw ? writeRaw(store, version.snapshot) : write(store, version, options))
    }
  })
}

function refuseTwo({ on, snapshot, list, raw, json }: Options): void {
  const which = [on !== undefined && '--on', snapshot !== undefined && '--snapshot', list && '--list'].filter(Boolean)
  const how = [raw && '--raw', json && '--json'].filter(Boolean)
  const two = [which, how, list && raw ? ['--list', '--raw'] : []].find((names) => names.length > 1)
  if (two)
    throw new UsageError('bad-usage', `${two.slice(0, 2).join(' and ')} do not go together; give one of the two.`)
}

function named(snapshots: readonly Snapshot[], id: string): InForce {
  const snapshot = snapshots.find((each) => each.id === id || each.id.endsWith(`/${id}`))
  if (snapshot) return { snapshot }
  const message = `There is no snapshot ${id} of this trial; --list lists those there are.`
  throw new RecordError('snapshot-not-found', message)
}

async function writeRaw(store: Store, snapshot: Snapshot): Promise<void> {
  const raw = await store.raw(snapshot)
  if (raw === undefined) {
    const message = `The raw bytes of ${snapshot.id} were not kept; their digest is ${snapshot.source.digest}.`
    throw new StoreError('snapshot-not-found', message)
  }
  process.stdout.write(raw)
}

async function write(store: Store, version: InForce, { json, on, color }: Options): Promise<void> {
  const { parsed } = await readKept(store, version.snapshot)
  const shown = { version, parsed, proof: await proofOf(store, version.snapshot), on }
  const text = json
    ? shownForPrograms(shown)
    : shownForPeople(shown, { columns: columnsOf(false), color: wantsColor(color, false) })
  process.stdout.write(text)
}

async function listAll(store: Store, snapshots: readonly Snapshot[], { json }: Options): Promise<void> {
  const rows: object[] = []
  for (const snapshot of snapshots) {
    const line = await store.lineOf(snapshot.id)
    if (json) rows.push({ ...snapshot, line: line?.seq })
    else process.stdout.write(`${rowOf(snapshot, line?.seq)}\n`)
  }
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
}

/** `NCT04984356/2023-04-07  posted 2023-04-07, v4, read as classic-text, line 2`. */
function rowOf(snapshot: Snapshot, line: number | undefined): string {
  const { id, version, source } = snapshot
  const parts = [
    dayPhrase(snapshot),
    version === undefined ? '' : `v${version} / site #${version + 1}`,
    `read as ${source.format}`,
    line === undefined ? '' : `line ${line}`,
  ]
  return `${id}  ${parts.filter((each) => each !== '').join(', ')}`
}
