/** Reading what the command line names and writing what it asks for; every failure is one sentence with the file's name. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { TrialdiffError, UsageError } from '../model/errors.js'

/**
 * @param name a file, or `-` for standard input
 * @throws UsageError `file-trouble`
 */
export async function readInput(name: string): Promise<Uint8Array> {
  try {
    return name === '-' ? await readStandardInput() : await readFile(name)
  } catch (cause) {
    throw new UsageError('file-trouble', `${name} cannot be read: ${reasonOf(cause)}.`, { cause })
  }
}

/** Writes the whole text or nothing: to a file by way of a neighbour that takes its name, else to standard output. */
export async function writeOutput(text: string, name: string | undefined): Promise<void> {
  if (name === undefined) {
    process.stdout.write(text)
    return
  }
  const draft = `${name}.${process.pid}.part`
  try {
    await writeFile(draft, text)
    await rename(draft, name)
  } catch (cause) {
    await rm(draft, { force: true })
    throw new UsageError('file-trouble', `${name} cannot be written: ${reasonOf(cause)}.`, { cause })
  }
}

/** Names the file in an error that came from its content. */
export async function inFile<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TrialdiffError) error.message = `${name === '-' ? 'standard input' : name}: ${error.message}`
    throw error
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder, name a file in it',
  ENOTDIR: 'part of its path is no folder',
  ENOSPC: 'the disk is full',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB, split it first',
}

function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  return reasons[code] ?? (cause instanceof Error ? cause.message : String(cause))
}
