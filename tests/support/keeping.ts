/** A store of its own for each test, worked on by the built command with the clock held still. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, temporaryFolder, type Ending, type RunOptions } from './command.js'

export interface Workplace {
  path: string
  write: ReturnType<typeof temporaryFolder>['write']
  /** Runs a command in the folder, on the store `./trials` there. */
  here(args: readonly string[], options?: RunOptions): Promise<Ending>
}

/** When everything in these tests is committed. */
export const now = '2026-11-22T09:30:00.000Z'

/** @param beneath a folder of its own within, so that each test has its own store */
export function workplace(): (beneath: string) => Workplace {
  const folder = temporaryFolder()
  return (beneath) => {
    const path = join(folder.path, beneath)
    return {
      path,
      write: (name, content) => {
        folder.write(join(beneath, name), content)
        return name
      },
      here: (args, options = {}) =>
        run(args, { cwd: path, ...options, env: { TRIALDIFF_NOW: now, TRIALDIFF_STORE: '', ...options.env } }),
    }
  }
}

/** The only digest of a ledger's head that an output names. */
export function headIn(output: string): string {
  return /^(?: {2})?head +(sha256:[0-9a-f]{64})$/m.exec(output)?.[1] ?? ''
}

/** All files of a store that end so, by path. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith(ending) && statSync(path).isFile())
    .toSorted()
}

/** Changes one byte in the middle of a file. */
export function tamper(path: string): void {
  const bytes = readFileSync(path)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

/** The lines that are wider than a terminal. */
export function tooWide(output: string): string[] {
  return output.split('\n').filter((line) => line.length > 80)
}

/** One line on standard error with its code at the end, and status 2. */
export function isRefusal({ status, stderr }: Ending, code: string): boolean {
  return status === 2 && /^trialdiff: [^\n]+\n$/.test(stderr) && stderr.endsWith(`[${code}]\n`)
}
