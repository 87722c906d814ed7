/** verify: proves the chain of a store and every content by its digest, and names the first break. */
import type { LedgerHead, LedgerLine } from '../src/model/ledger.js'
import type { Digest } from '../src/model/snapshot.js'
import { emptyHead, lineDigest } from './chain.js'
import { foldLine, newFold, type Fold } from './fold.js'
import type { Store } from './store.js'
import { contentsIn, proveContent, type ProvenKind, type SpokenOf } from './verify-content.js'
import { indexFault } from './verify-index.js'

export interface Verification {
  /** Lines of the chain that were proven, and contents by kind. */
  lines: number
  proven: Record<ProvenKind, number>
  head: LedgerHead
  /** What is missing on request: `NCT04984356` in line 17, so many digests. */
  forgotten: readonly { nctId: string; line: number; at: string; digests: number }[]
  /** The first break, in the order of the ledger; absent where everything is proven. */
  fault?: Fault
  /** The line of the head that was kept elsewhere, and how many follow it. */
  keptHead?: { line: number; after: number }
  /** Things in the store that no line names: left by a step that never committed, or put there by hand. */
  strays: readonly string[]
}

export interface Fault {
  /** The line of the ledger, and its entry from 1 on; absent for what is of no one line. */
  line?: number
  entry?: number
  /** One sentence: what differs. */
  what: string
}

export interface VerifyOptions {
  /** A digest of a head that was kept elsewhere: it has to be a line of this chain. */
  head?: Digest
  onLine?: (line: LedgerLine) => void
}

/** Reads all of a store once; writes nothing. A line that is none is thrown by the store itself: StoreError `store-broken`. */
export async function verify(store: Store, options: VerifyOptions = {}): Promise<Verification> {
  const until = await store.head()
  const chain = await proveChain(store, until, options.head)
  const contents = await proveContents(store, chain, options)
  const fault = contents.fault ?? chain.fault ?? (await laterFault(store, chain, until, options.head))
  const strays: string[] = []
  for await (const stray of store.strays?.() ?? []) strays.push(stray)
  return {
    lines: chain.fold.head.seq,
    proven: contents.proven,
    head: chain.fold.head,
    forgotten: chain.forgotten,
    ...(fault && { fault }),
    ...(chain.kept !== undefined && { keptHead: { line: chain.kept, after: chain.fold.head.seq - chain.kept } }),
    strays,
  }
}

interface Chain {
  /** What the lines say as far as they hold together. */
  fold: Fold
  forgotten: Verification['forgotten'][number][]
  kept?: number
  fault?: Fault
}

async function proveChain(store: Store, until: LedgerHead, kept: Digest | undefined): Promise<Chain> {
  const chain: Chain = { fold: newFold(), forgotten: [], ...(kept === emptyHead.digest && { kept: 0 }) }
  for await (const line of store.lines()) {
    const what = linkFault(line, chain.fold.head)
    if (what !== undefined) return { ...chain, fault: { line: chain.fold.head.seq + 1, what } }
    foldLine(chain.fold, line)
    for (const entry of line.entries) {
      if (entry.kind !== 'forgotten') continue
      chain.forgotten.push({ nctId: entry.nctId, line: line.seq, at: line.at, digests: entry.payloads.length })
    }
    if (line.digest === kept) chain.kept = line.seq
    // A writer may add more meanwhile.
    if (line.seq >= until.seq) break
  }
  return chain
}

function linkFault(line: LedgerLine, head: LedgerHead): string | undefined {
  if (line.seq !== head.seq + 1) return `It is numbered ${line.seq}, but follows line ${head.seq}.`
  if (line.previous !== head.digest)
    return `It names ${line.previous} as the digest of the line before, which is ${head.digest}.`
  const digest = lineDigest(line)
  return digest === line.digest ? undefined : `Its digest is ${digest}, but it says ${line.digest}.`
}

/** How many contents are read at once. */
const atOnce = 32

/** Contents of the lines that hold together; the first break of one of them comes before that of the chain. */
async function proveContents(
  store: Store,
  { fold, fault }: Chain,
  { onLine }: VerifyOptions,
): Promise<{ proven: Record<ProvenKind, number>; fault?: Fault }> {
  const proven = { document: 0, reading: 0, source: 0, payload: 0 }
  let waiting: { line: number; entry: number; content: SpokenOf }[] = []
  const settle = async (): Promise<Fault | undefined> => {
    const all = waiting
    waiting = []
    const found = await Promise.all(all.map(({ content }) => proveContent(store, content, fault === undefined)))
    for (const [index, { line, entry, content }] of all.entries()) {
      const what = found[index]
      if (what === 'proven') proven[content.kind] += 1
      else if (what !== undefined && what !== 'forgotten') return { line, entry, what }
    }
    return undefined
  }
  for await (const { line, entry, content } of contentsOfLines(store, fold, onLine)) {
    waiting.push({ line, entry, content })
    const first = waiting.length < atOnce ? undefined : await settle()
    if (first) return { proven, fault: first }
  }
  const last = await settle()
  return { proven, ...(last && { fault: last }) }
}

/** Each content once, with the line and the entry that speak of it first. */
async function* contentsOfLines(
  store: Store,
  fold: Fold,
  onLine: VerifyOptions['onLine'],
): AsyncIterable<{ line: number; entry: number; content: SpokenOf }> {
  if (fold.head.seq === 0) return
  const done = new Set<string>()
  for await (const line of store.lines()) {
    for (const [index, entry] of line.entries.entries()) {
      for (const content of contentsIn(entry, fold)) {
        if (done.has(content.key)) continue
        done.add(content.key)
        yield { line: line.seq, entry: index + 1, content }
      }
    }
    onLine?.(line)
    if (line.seq >= fold.head.seq) return
  }
}

/** What is of no single line: an end that is cut off, a kept head that is none, an index that says otherwise. */
async function laterFault(
  store: Store,
  { fold, kept }: Chain,
  until: LedgerHead,
  wanted: Digest | undefined,
): Promise<Fault | undefined> {
  const { head } = fold
  if (head.seq !== until.seq || head.digest !== until.digest) {
    const what = `The chain ends with line ${head.seq} (${head.digest}), but the store says line ${until.seq} (${until.digest}).`
    return { line: head.seq, what }
  }
  if (wanted !== undefined && kept === undefined)
    return {
      what: `No line of this chain has the digest ${wanted}: lines were cut off since, or the chain was written anew.`,
    }
  const what = await indexFault(store, fold)
  return what === undefined ? undefined : { what }
}
