/** The store in a folder: documents as JSON fit for git, raw sources beside them, one ledger of NDJSON that commits each step. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { StoreError } from '../src/model/errors.js'
import type { LedgerEntry, LedgerLine } from '../src/model/ledger.js'
import { lineDigest, nextLine } from './chain.js'
import { readPacked, readText, writeContents } from './files-store/contents.js'
import { digestsOf, removeForgotten } from './files-store/forgotten.js'
import { append, linesBetween } from './files-store/ledger-file.js'
import { openLedger, type OpenLedger } from './files-store/open-ledger.js'
import { documentPlace, notePlace, payloadPlace, rawPlace } from './files-store/places.js'
import { straysIn } from './files-store/strays.js'
import { codeOf, storeTrouble } from './files-store/trouble.js'
import { foldLine } from './fold.js'
import { planLine, prove, proveSnapshot } from './plan-line.js'
import type { OpenOptions, Step, Store } from './store.js'

/** @throws StoreError `store-not-found`, `store-locked`, `store-broken`, `store-trouble` */
export async function open(location: string, options: OpenOptions): Promise<Store> {
  const ledger = await openLedger(location, options)
  const now = options.now ?? (() => new Date())
  return { ...reads(location, ledger), ...writes(location, ledger, now), ...notes(location, ledger) }
}

type Reads = Omit<Store, 'commit' | 'forget' | 'adopt' | 'note' | 'writeNote'>

function reads(folder: string, ledger: OpenLedger): Reads {
  const { present, file } = ledger
  return {
    name: 'files',
    location: folder,
    async *trials() {
      const { trials } = await present()
      yield* [...trials].flatMap(([nctId, { ids }]) => (ids.length > 0 ? [nctId] : [])).toSorted()
    },
    async snapshots(nctId) {
      const { trials, snapshots } = await present()
      return (trials.get(nctId)?.ids ?? []).flatMap((id) => snapshots.get(id)?.snapshot ?? [])
    },
    async lastRetrieved(nctIds) {
      const { trials } = await present()
      const found = nctIds.map((nctId) => [nctId, trials.get(nctId)?.retrievedAt] as const)
      return new Map(found.flatMap(([nctId, at]) => (at === undefined ? [] : [[nctId, at] as const])))
    },
    async document({ id }, reading) {
      const { snapshot, forgotten } = folded(await present(), id)
      const readings = [snapshot.document, ...(snapshot.derivations ?? []).map((each) => each.document)]
      const digest = readings.at(reading === undefined ? -1 : reading - 1)
      if (digest === undefined || reading === 0)
        throw new StoreError(
          'snapshot-not-found',
          `${id} was read ${readings.length} times; there is no reading ${reading}.`,
        )
      if (forgotten) throw forgottenTrouble(id)
      return readText(folder, documentPlace(id, reading ?? readings.length), digest)
    },
    async raw({ id }) {
      const fold = await present()
      const { snapshot, forgotten } = folded(fold, id)
      if (!snapshot.source.raw) return undefined
      const home = fold.rawHomes.get(snapshot.source.digest)
      if (forgotten || home === undefined) throw forgottenTrouble(`The source of ${id}`)
      return readPacked(folder, rawPlace(home), snapshot.source.digest, snapshot.source.bytes)
    },
    async payload(nctId, digest) {
      const isKept = (await present()).trials.get(nctId)?.payloads.get(digest)
      if (isKept === false) throw forgottenTrouble(`A payload of ${nctId}`)
      return readPacked(folder, payloadPlace(nctId, digest), digest)
    },
    async head() {
      return (await present()).head
    },
    async *lines(after = 0) {
      await present()
      yield* linesBetween(file, after + 1, file.starts.length - 1)
    },
    async lineOf(subject, reading = 1) {
      const { snapshots, trials } = await present()
      const kept = snapshots.get(subject)
      const seq = kept ? [kept.seq, ...kept.derived][reading - 1] : trials.get(subject)?.forgottenIn
      return seq === undefined ? undefined : lineAt(ledger, seq)
    },
    async *events({ at, seq = 0 }) {
      const { eventLines } = await present()
      for (const each of eventLines) {
        if (each.seq <= seq || (at !== undefined && each.at < at)) continue
        const line = await lineAt(ledger, each.seq)
        if (line) yield { ...line, entries: line.entries.filter(({ kind }) => kind === 'event') }
      }
    },
    async marks(prefix) {
      const { marks } = await present()
      return new Map([...marks].filter(([key]) => key.startsWith(prefix)))
    },
    async known(eventIds) {
      const { events } = await present()
      return new Set(eventIds.filter((id) => events.has(id)))
    },
    async outbox() {
      return [...(await present()).outbox.values()]
    },
    strays: async function* strays() {
      yield* straysIn(folder, await present())
    },
    close: ledger.close,
  }
}

function writes(folder: string, ledger: OpenLedger, now: () => Date): Pick<Store, 'commit' | 'forget' | 'adopt'> {
  const write = async (line: LedgerLine, step: Omit<Step, 'entries' | 'expects'>): Promise<LedgerLine> => {
    const fold = await ledger.present()
    await writeContents(folder, fold, step, line.entries)
    await ledger.proveLock()
    await append(ledger.file, line)
    foldLine(fold, line)
    for (const entry of line.entries) if (entry.kind === 'forgotten') await removeForgotten(folder, fold, entry.nctId)
    return line
  }
  const follow = async (entries: readonly LedgerEntry[]): Promise<LedgerLine> => {
    const { head } = await ledger.present()
    const opened: LedgerEntry[] = head.seq === 0 ? [{ kind: 'opened', form: 1, by: 'trialdiff' }] : []
    return nextLine(head, now().toISOString(), [...opened, ...entries])
  }
  return {
    commit: (step) =>
      ledger.alone(async () => {
        const entries = planLine(await ledger.present(), step)
        return entries.length === 0 ? undefined : write(await follow(entries), step)
      }),
    forget: (nctId) =>
      ledger.alone(async () => {
        const payloads = digestsOf(await ledger.present(), nctId)
        return payloads.length === 0 ? undefined : write(await follow([{ kind: 'forgotten', nctId, payloads }]), {})
      }),
    adopt: (line, contents) =>
      ledger.alone(async () => {
        const { head } = await ledger.present()
        if (line.seq !== head.seq + 1 || line.previous !== head.digest || lineDigest(line) !== line.digest)
          throw new StoreError('store-conflict', `Line ${line.seq} does not follow line ${head.seq} of ${folder}.`)
        for (const each of contents.keep ?? []) proveSnapshot(each)
        for (const { digest, bytes } of contents.payloads ?? []) prove('A payload', bytes, digest)
        await write(line, contents)
      }),
  }
}

/** Each note is put in place whole. */
function notes(folder: string, ledger: OpenLedger): Pick<Store, 'note' | 'writeNote'> {
  return {
    async note(name) {
      const path = join(folder, notePlace(name))
      return readFile(path, 'utf8').catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return undefined
        throw storeTrouble(error, path, 'read')
      })
    },
    async writeNote(name, text) {
      ledger.mayWrite()
      const path = join(folder, notePlace(name))
      const draft = `${path}.draft-${randomUUID()}`
      try {
        await mkdir(dirname(path), { recursive: true })
        await writeFile(draft, text)
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined)
        throw storeTrouble(error, path, 'written')
      }
    },
  }
}

function folded(fold: Awaited<ReturnType<OpenLedger['present']>>, id: string) {
  const found = fold.snapshots.get(id)
  if (!found) throw new StoreError('snapshot-not-found', `There is no snapshot ${id} in this store.`)
  return found
}

async function lineAt({ file }: OpenLedger, seq: number): Promise<LedgerLine | undefined> {
  for await (const line of linesBetween(file, seq, seq)) return line
  return undefined
}

function forgottenTrouble(what: string): StoreError {
  return new StoreError('payload-forgotten', `${what} was removed on request; the ledger holds its digest alone.`)
}
