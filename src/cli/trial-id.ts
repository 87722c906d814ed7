/** NCT numbers on the command line: where one stands in the place of a file, the store is meant. */
import { existsSync } from 'node:fs'
import { readNctId, UsageError } from '../index.js'

/** A parser for commander. */
export function asTrialId(text: string): string {
  const nctId = readNctId(text)
  if (nctId !== undefined) return nctId
  throw new UsageError('bad-usage', `${text} is no NCT number; write NCT and eight digits.`)
}

/**
 * The trial that is meant where the paths are an NCT number instead; undefined where they are files. A file of that
 * name goes before the trial.
 * @throws UsageError where both are mixed
 */
export function trialNamed(paths: readonly string[]): string | undefined {
  const named = paths.filter((path) => readNctId(path) !== undefined && !existsSync(path))
  const [trial] = named
  if (trial === undefined) return undefined
  if (paths.length === 1) return readNctId(trial)
  const other = paths.find((path) => path !== trial) ?? trial
  const why =
    named.length > 1
      ? `${trial} and ${other} are both trials of a store; name one of them, and its days with --from and --to.`
      : `${trial} is a trial of a store and ${other} a file; name files alone, or the trial alone.`
  throw new UsageError('bad-usage', why)
}

interface Asked {
  store?: string
  from?: string
  to?: string
  trial?: string
  format?: string
}

/** @throws UsageError where files are compared and an option asks for a store */
export function refuseForFiles(path: string, { store, from, to }: Asked): void {
  const option = from !== undefined ? '--from' : to !== undefined ? '--to' : store !== undefined ? '--store' : undefined
  if (option === undefined) return
  throw new UsageError(
    'bad-usage',
    `${option} is about a store of kept records, and ${path} is a file; give an NCT number.`,
  )
}

/** @throws UsageError where a store is read and an option is about the reading of files */
export function refuseForTrial(nctId: string, { trial, format }: Asked): void {
  const option = trial !== undefined ? '--trial' : format !== undefined ? '--format' : undefined
  if (option === undefined) return
  throw new UsageError('bad-usage', `${option} is about files, and ${nctId} is read from a store; leave it out.`)
}
