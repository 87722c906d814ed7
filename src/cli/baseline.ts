/** Choosing the latest version of a trial and the one it is compared with, out of all its versions. */
import { baselineSentence, chooseBaseline, orderVersions, type FormatName, type ParsedTrial } from '../index.js'
import { inFile } from './files.js'
import type { Pair } from './pair.js'
import { namesOf, readVersions, tellUnreadable } from './versions.js'

/**
 * Says on standard error which version was taken, and why.
 * @throws as `readVersions` does
 */
export async function readBaseline(
  paths: readonly string[],
  baseline: string,
  options: { trial?: string; format?: FormatName },
): Promise<Pair> {
  const read = await readVersions(paths, options)
  const pair = await inFile(namesOf(paths), async () => chooseFrom(read.versions, baseline))
  tellUnreadable(read)
  return pair
}

/**
 * Of versions in any order; says on standard error which one was taken, and why.
 * @throws RecordError `undated-version` and others, as `orderVersions` does
 */
export function chooseFrom(parsed: readonly ParsedTrial[], baseline: string): Pair {
  const { versions } = orderVersions(parsed)
  const choice = chooseBaseline(versions, baseline)
  const before = choice.version.parsed
  const after = versions.at(-1)?.parsed ?? before
  process.stderr.write(`trialdiff: ${baselineSentence(choice)}\n`)
  if (before === after) {
    process.stderr.write('trialdiff: That is the latest version as well; there is nothing to compare it with.\n')
  }
  return { before, after }
}
