/** Opening what the command line names and writing what it asks for; every failure is one sentence with the file's name. */
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { once } from 'node:events'
import { documentsAt, documentsIn, type Document, type OpenOptions } from '../index.js'
import { TrialdiffError, UsageError } from '../model/errors.js'
import { reasonOf } from './file-reasons.js'

/**
 * The documents of a file, folder or archive, or of standard input, which is named `-`.
 * @throws TrialdiffError naming the document; with `onUnreadable` told there, and the others follow
 */
export function documentsFrom(path: string, options: OpenOptions): AsyncGenerator<Document> {
  return path === '-' ? documentsIn(nameOf(path), process.stdin, options) : documentsAt(path, options)
}

/** A path as it is named in sentences. */
export function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path
}

/** Writes the whole text or nothing: to a file by way of a neighbour that takes its name, else to standard output. */
export async function writeOutput(text: string, name: string | undefined): Promise<void> {
  const output = openOutput(name)
  await output.write(text)
  await output.finish()
}

/** Output that comes piece by piece; a file has it all, under its name, or stays as it was. */
export interface Output {
  write(text: string): Promise<void>
  /** Puts what was written in its place; nothing where nothing was written. */
  finish(): Promise<void>
  /** Throws away what was written to a file. */
  discard(): Promise<void>
}

/** @param name a file, standard output where there is none */
export function openOutput(name: string | undefined): Output {
  return name === undefined ? { write: print, finish: async () => {}, discard: async () => {} } : openFile(name)
}

async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}

function openFile(name: string): Output {
  const draft = `${name}.${process.pid}.part`
  let file: FileHandle | undefined
  let pending = ''
  async function flush(): Promise<void> {
    if (pending === '') return
    file ??= await open(draft, 'w')
    await file.writeFile(pending)
    pending = ''
  }
  async function discard(): Promise<void> {
    await file?.close().catch(() => {})
    await rm(draft, { force: true })
  }
  async function attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (cause) {
      await discard()
      throw new UsageError('file-trouble', `${name} cannot be written: ${reasonOf(cause, reasons)}.`, { cause })
    }
  }
  return {
    write: (text) =>
      attempt(async () => {
        pending += text
        if (pending.length > atOnce) await flush()
      }),
    finish: () =>
      attempt(async () => {
        await flush()
        if (!file) return
        await file.close()
        await rename(draft, name)
      }),
    discard,
  }
}

/** Characters that are written to a file at once. */
const atOnce = 1_000_000

/** Names what an error is about, where its content brought it about. */
export async function inFile<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TrialdiffError) error.message = `${name}: ${error.message}`
    throw error
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder, name a file in it',
  ENOSPC: 'the disk is full',
}
