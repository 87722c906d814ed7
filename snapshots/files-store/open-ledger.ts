/** A ledger that is open: what it says at its head, kept up with its file, and written by one step at a time. */
import { stat } from 'node:fs/promises'
import { StoreError } from '../../src/model/errors.js'
import type { LedgerLine } from '../../src/model/ledger.js'
import { lineDigest } from '../chain.js'
import { foldLine, newFold, type Fold } from '../fold.js'
import type { OpenOptions } from '../store.js'
import { findFolder, makeLedger } from './folder.js'
import { removeForgotten } from './forgotten.js'
import type { Lock } from './held-lock.js'
import { endOf, linesBetween, openLedgerFile, readOn, type LedgerFile } from './ledger-file.js'
import { takeLock } from './lock.js'
import { repair } from './repair.js'
import { storeTrouble } from './trouble.js'

export interface OpenLedger {
  file: LedgerFile
  /** What it says now: a reader sees what a writer has committed meanwhile. */
  present(): Promise<Fold>
  /**
   * Runs one step after the other, each under the lock.
   * @throws StoreError `store-trouble` where the store was opened for reading; `store-conflict` where the lock was lost
   */
  alone<T>(step: () => Promise<T>): Promise<T>
  /** Once more, right before the line is written. @throws StoreError `store-conflict` */
  proveLock(): Promise<void>
  mayWrite(): void
  close(): Promise<void>
}

export async function openLedger(folder: string, options: OpenOptions): Promise<OpenLedger> {
  const isWriter = options.access === 'write'
  await findFolder(folder, isWriter && options.create === true)
  const lock = isWriter ? await takeLock(folder, options.now?.() ?? new Date()) : undefined
  try {
    if (isWriter) await makeLedger(folder)
    const file = await openLedgerFile(folder, options.access)
    try {
      return isWriter ? await writer(folder, file, lock) : await reader(folder, file)
    } catch (error) {
      await file.handle.close()
      throw error
    }
  } catch (error) {
    await lock?.release()
    throw error
  }
}

async function writer(folder: string, file: LedgerFile, lock: Lock | undefined): Promise<OpenLedger> {
  const fold = newFold()
  const tell = (line: LedgerLine): void => {
    if (line.seq !== fold.head.seq + 1 || line.previous !== fold.head.digest) throw unchained(file, fold.head.seq)
    foldLine(fold, line)
  }
  const tail = await readOn(file, tell)
  const mended = tail && (await repair(folder, file, tail))
  if (mended) tell(mended)
  await proveHead(file, fold)
  for (const [nctId, { forgottenIn }] of fold.trials)
    if (forgottenIn !== undefined) await removeForgotten(folder, fold, nctId)
  let last: Promise<unknown> = Promise.resolve()
  let isOpen = true
  const mayWrite = (): void => {
    if (!isOpen) throw new StoreError('store-trouble', `${folder} is closed.`)
  }
  return {
    file,
    present: () => Promise.resolve(fold),
    mayWrite,
    proveLock: async () => lock?.prove(),
    alone(step) {
      const done = last.then(async () => {
        mayWrite()
        await lock?.prove()
        return step()
      })
      last = done.catch(() => undefined)
      return done
    },
    async close() {
      if (!isOpen) return
      const steps = last
      await steps
      isOpen = false
      await file.handle.close()
      await lock?.release()
    },
  }
}

async function reader(folder: string, file: LedgerFile): Promise<OpenLedger> {
  let fold = newFold()
  let isOpen = true
  const mayWrite = (): never => {
    throw new StoreError('store-trouble', `${folder} was opened for reading; open it for writing.`)
  }
  const refresh = async (): Promise<Fold> => {
    if (!isOpen) throw new StoreError('store-trouble', `${folder} is closed.`)
    const { size } = await stat(file.path).catch((error: unknown) => {
      throw storeTrouble(error, file.path, 'read')
    })
    if (size < endOf(file)) {
      fold = newFold()
      file.starts = [0]
    }
    if (size > endOf(file)) await readOn(file, (line) => foldLine(fold, line))
    return fold
  }
  let last: Promise<unknown> = Promise.resolve()
  const present = (): Promise<Fold> => {
    const done = last.then(refresh)
    last = done.catch(() => undefined)
    return done
  }
  await present()
  return {
    file,
    present,
    mayWrite,
    proveLock: async () => mayWrite(),
    alone: () =>
      Promise.reject(new StoreError('store-trouble', `${folder} was opened for reading; open it for writing.`)),
    async close() {
      if (!isOpen) return
      await last
      isOpen = false
      await file.handle.close()
    },
  }
}

/** The line on which the next would be built; the others are proven by `verify`. */
async function proveHead(file: LedgerFile, fold: Fold): Promise<void> {
  if (fold.head.seq === 0) return
  for await (const line of linesBetween(file, fold.head.seq, fold.head.seq))
    if (lineDigest(line) !== line.digest) throw unchained(file, line.seq - 1)
}

function unchained({ path }: LedgerFile, after: number): StoreError {
  const sentence = `Line ${after + 1} of ${path} was changed or does not follow line ${after}; nothing is added to a broken chain, see trialdiff verify.`
  return new StoreError('store-broken', sentence)
}
