/** Reading all trials of a file that the command line names. */
import { parseAll, type FormatName, type ParsedTrial } from '../index.js'
import { inFile, readInput } from './files.js'

/**
 * @param name a file, or `-` for standard input
 * @throws UsageError, FormatError, RecordError, each naming the file
 */
export async function readTrials(
  name: string,
  options: { trial?: string; format?: FormatName },
): Promise<ParsedTrial[]> {
  const document = await readInput(name)
  return inFile(name, async () => {
    const trials: ParsedTrial[] = []
    for await (const parsed of parseAll(document, options)) trials.push(parsed)
    return trials
  })
}
