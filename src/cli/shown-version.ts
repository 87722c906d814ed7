/** One kept version as it is shown: its main facts, where it came from, and what proves it. */
import {
  describeTrial,
  plain,
  type InForce,
  type LedgerHead,
  type LedgerLine,
  type ParsedTrial,
  type Snapshot,
  type Store,
} from '../index.js'
import { dayPhrase, forceSentence, untilSentence } from './in-force-on.js'
import { fill } from './screen.js'

export interface Shown {
  version: InForce
  parsed: ParsedTrial
  proof: ShownProof
  /** The day that was asked for. */
  on: string | undefined
}

export interface ShownProof {
  line: LedgerLine | undefined
  head: LedgerHead
}

export async function proofOf(store: Store, { id }: Snapshot): Promise<ShownProof> {
  return { line: await store.lineOf(id), head: await store.head() }
}

export function shownForPeople(shown: Shown, screen: { columns: number; color: boolean }): string {
  const { version, parsed, on } = shown
  const lines = [
    ...describeTrial(parsed.trial, screen),
    '',
    ...(on === undefined ? [] : [paragraph(forceSentence(on, version))]),
    paragraph(untilSentence(version)),
    '',
    'SOURCE',
    ...rows(sourceRows(version.snapshot, parsed)),
    '',
    'PROOF',
    ...rows(proofRows(version.snapshot, shown.proof)),
  ]
  return `${lines.join('\n')}\n`
}

function sourceRows({ source, version, ...snapshot }: Snapshot, { issues, source: { omits } }: ParsedTrial): Row[] {
  const number = version === undefined ? '' : `, v${version} / site #${version + 1}`
  return [
    ['day', `${dayPhrase({ source, ...snapshot })}${number}`],
    ['read', `as ${source.format}${omits.length > 0 ? `, which leaves ${omits.length} parts of a trial untold` : ''}`],
    ['from', source.address ?? 'not known'],
    ['when', source.retrievedAt === undefined ? 'not known' : `retrieved ${source.retrievedAt}`],
    ['size', `${source.bytes.toLocaleString('en-US')} bytes${source.raw ? '' : ', not kept'}`],
    ...(issues.length > 0 ? [['odd', `${issues.length} on the way, told by --json`] as Row] : []),
  ]
}

/** Digests stand on a line of their own width: 79 characters. */
function proofRows({ id, source, document, derivations = [] }: Snapshot, { line, head }: ShownProof): Row[] {
  const newest = derivations.at(-1)
  return [
    ['id', id],
    ['raw', source.digest],
    ['trial', document],
    ...(newest ? [['anew', newest.document] as Row, ['by', newest.by] as Row] : []),
    ...(line
      ? ([
          ['kept', `${line.at}, line ${line.seq} of the ledger`],
          ['line', line.digest],
        ] as Row[])
      : []),
    ['head', head.digest],
  ]
}

function paragraph(text: string): string {
  return fill(text, 0).replaceAll('\n  ', '\n')
}

type Row = [label: string, text: string]

function rows(all: readonly Row[]): string[] {
  return all.map(([label, text]) => `  ${label.padEnd(6)}${fill(plain(text), 8).slice(8)}`)
}

export function shownForPrograms({ version: { snapshot, next }, parsed, proof: { line, head }, on }: Shown): string {
  const { trial, source, issues } = parsed
  const shown = {
    ...(on !== undefined && { on }),
    snapshot,
    ...(next && { next: { id: next.id, day: next.day, dayKind: next.dayKind } }),
    proof: {
      ...(line && { line: { seq: line.seq, at: line.at, digest: line.digest } }),
      head,
    },
    omits: source.omits,
    issues,
    trial,
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}
