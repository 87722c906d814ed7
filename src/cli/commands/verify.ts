/** `trialdiff verify`: proves the chain of a store and every digest, or names the first break. */
import type { Command } from 'commander'
import { plain, StoreError, UsageError, verify, type Verification } from '../../index.js'
import { countOf } from '../count-of.js'
import { headLines } from '../ledger-lines.js'
import { openProgress } from '../progress.js'
import { fill } from '../screen.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../store-choice.js'

interface Options extends StoreChoice {
  head?: string
  json?: true
}

const examples = `
Examples:
  trialdiff verify
  trialdiff verify --head "$(cat head-of-november.txt)"
  trialdiff verify --store postgres://registry@db/trials --json

Every line of the ledger is held against the one before it, and every document,
source and event against its digest. That proves that nothing was changed since
the head it prints. Whoever can write to the store could write all of it anew:
keep the head elsewhere, and give it to --head later.

Exit status: 0 proven, 1 broken, 2 trouble.`

export function define(command: Command): void {
  addStoreOption(command)
    .option('--head <digest>', 'a head that was kept elsewhere: it has to be a line of this ledger', asDigest)
    .option('--json', 'print it for programs')
    .addHelpText('after', examples)
    .action(prove)
}

function asDigest(text: string): string {
  const digits = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(text.trim())?.[1]
  if (digits) return `sha256:${digits.toLowerCase()}`
  throw new UsageError('bad-usage', `${text} is no digest; write sha256: and 64 hexadecimal digits.`)
}

async function prove(options: Options): Promise<void> {
  const found = await verification(options)
  process.exitCode = found.fault ? 1 : 0
  const { fault } = found
  const told = options.json
    ? `${JSON.stringify({ isProven: fault === undefined, ...found }, null, 2)}\n`
    : `${(fault ? faultLines(fault, found) : provenLines(found)).join('\n')}\n`
  process.stdout.write(told)
}

type Found = Partial<Verification>

/** A store that is too broken to be opened is broken all the same: that is the answer, and no trouble of ours. */
async function verification(options: Options): Promise<Found> {
  const progress = openProgress('proving', 'lines')
  try {
    return await inStore(locationOf(options), 'read', (store) =>
      verify(store, { onLine: progress.step, ...(options.head !== undefined && { head: options.head }) }),
    )
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store-broken') return { fault: { what: error.message } }
    throw error
  } finally {
    progress.end()
  }
}

function faultLines({ line, entry, what }: NonNullable<Verification['fault']>, found: Found): string[] {
  const place = line === undefined ? '' : ` at line ${line}${entry === undefined ? '' : `, entry ${entry}`}`
  return [`BROKEN${place}`, fill(plain(what), 2), ...(found.proven ? [`before  ${provenPhrase(found)}`] : [])]
}

function provenLines(found: Found): string[] {
  const { head, keptHead, forgotten = [], strays = [] } = found
  return [
    fill(`proven ${provenPhrase(found)}`, 0),
    ...(keptHead ? [fill(keptSentence(keptHead), 0)] : []),
    ...forgotten.map(({ nctId, line, at, digests }) =>
      fill(`forgot ${nctId} on request, ${countOf(digests, 'content')}, in line ${line} of ${at}`, 0),
    ),
    ...strays.slice(0, mostStrays).map((stray) => `stray  ${plain(stray)}, which no line names`),
    ...(strays.length > mostStrays ? [`stray  ${strays.length - mostStrays} more`] : []),
    ...(head ? headLines(head) : []),
  ]
}

const mostStrays = 10

function keptSentence({ line, after }: NonNullable<Verification['keptHead']>): string {
  const since =
    after === 0 ? 'nothing was added since' : `${countOf(after, 'line')} ${after === 1 ? 'was' : 'were'} added since`
  return `kept   The head that was kept is ${line === 0 ? 'that of an empty ledger' : `line ${line}`}; ${since}.`
}

function provenPhrase({ lines = 0, proven }: Found): string {
  const { document = 0, reading = 0, source = 0, payload = 0 } = proven ?? {}
  return [
    countOf(lines, 'line'),
    countOf(document, 'document'),
    ...(reading > 0 ? [countOf(reading, 'later reading')] : []),
    countOf(source, 'source'),
    ...(payload > 0 ? [countOf(payload, 'event content')] : []),
  ].join(', ')
}
