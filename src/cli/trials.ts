/** Reading the trials of what the command line names, one after the other. */
import { parseAll, RecordError, UsageError, type Document, type FormatName, type ParsedTrial } from '../index.js'
import { documentsFrom, nameOf } from './files.js'
import { openTally, type Tally } from './tally.js'

export interface Reading {
  trial?: string
  format?: FormatName
}

/**
 * Yields the trials of all documents under these paths. A document that cannot be read is told and counted, and the
 * others follow.
 * @param paths files, folders, archives, or `-` for standard input
 * @throws UsageError where something else was asked for than there is; where no trial is found, the error of the only
 * document, or a RecordError about all of them
 */
export async function* trialsFrom(
  paths: readonly string[],
  options: Reading,
  tally: Tally,
): AsyncGenerator<ParsedTrial> {
  for await (const { parsed } of readingsFrom(paths, options, tally)) yield parsed
}

/** A trial, and the document in which it stands. */
export interface FoundTrial {
  parsed: ParsedTrial
  document: Document
}

/**
 * As `trialsFrom`, each trial with its document.
 * @param split cuts a document into those it is made of, where it is more than one
 */
export async function* readingsFrom(
  paths: readonly string[],
  options: Reading,
  tally: Tally,
  split: (document: Document) => Iterable<Document> = (document) => [document],
): AsyncGenerator<FoundTrial> {
  let trials = 0
  let missed: RecordError | undefined
  function onUnreadable(error: unknown): void {
    tally.meet()
    tally.refuse(error)
  }
  for (const path of paths) {
    for await (const whole of documentsFrom(path, { onUnreadable })) {
      for (const document of split(whole)) {
        tally.meet()
        const before = trials
        try {
          for await (const parsed of parseAll(document.content, { ...options, document: document.name })) {
            trials++
            yield { parsed, document }
          }
        } catch (error) {
          if (error instanceof UsageError || !(error instanceof Error)) throw error
          error.message = `${document.name}: ${withReadBefore(error.message, trials - before)}`
          if (error instanceof RecordError && error.code === 'trial-not-found') missed ??= error
          else tally.refuse(error)
        }
      }
    }
  }
  if (trials === 0) throw tally.documents === 1 ? (missed ?? tally.take()) : noneIn(paths, options.trial, missed, tally)
  tally.settle()
}

/** More trials than this, and a comparison has to be told which one it is about. */
const most = 1000

/**
 * All trials under a path, for a command that needs one of them.
 * @throws as `trialsFrom` does; RecordError `several-trials` for more than can be held in memory
 */
export async function readTrials(path: string, options: Reading): Promise<ParsedTrial[]> {
  const trials: ParsedTrial[] = []
  for await (const parsed of trialsFrom([path], options, openTally())) {
    trials.push(parsed)
    if (trials.length <= most) continue
    const message = `${nameOf(path)}: More than ${most} trials stand in it; choose one with --trial.`
    throw new RecordError('several-trials', message)
  }
  return trials
}

function withReadBefore(message: string, count: number): string {
  if (count === 0) return message
  const trials = count === 1 ? 'the trial' : `the ${count} trials`
  return `${message.replace(/\.$/, '')}; ${trials} before that ${count === 1 ? 'was' : 'were'} read.`
}

function noneIn(
  paths: readonly string[],
  trial: string | undefined,
  missed: RecordError | undefined,
  tally: Tally,
): RecordError {
  const names = paths.map(nameOf).join(', ')
  const { documents } = tally
  if (documents === 0) return new RecordError('no-trial', `${names}: There is no document in it.`)
  const all = `the ${documents} documents in it`
  return missed
    ? new RecordError('trial-not-found', `${names}: ${trial} stands in none of ${all}.`)
    : new RecordError('no-trial', `${names}: No trial stands in any of ${all}.`)
}
