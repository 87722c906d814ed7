/** `trialdiff parse PATH…`: the trials of saved records as canonical JSON, one after the other. */
import type { Command } from 'commander'
import {
  canonicalJson,
  formats,
  issueSentenceOf,
  TrialdiffError,
  type FormatName,
  type ParsedTrial,
} from '../../index.js'
import { choice } from '../choices.js'
import { nameOf, openOutput } from '../files.js'
import { openJsonLines, openJsonList } from '../json-list.js'
import { openTally, type Tally } from '../tally.js'
import { trialsFrom } from '../trials.js'
import { tellTrouble } from '../trouble.js'

interface Options {
  withSource?: true
  format?: FormatName
  trial?: string
  ndjson?: true
  strict?: true
  output?: string
}

const examples = `
Examples:
  trialdiff parse saved-page.html
  trialdiff parse saved-page.txt --with-source
  trialdiff parse studies.json --trial NCT04984356
  trialdiff parse ctg-studies.json.zip --ndjson > trials.ndjson
  trialdiff parse pages/ more.xml.gz --output trials.json
  curl -s https://clinicaltrials.gov/api/v2/studies/NCT04984356 |
    trialdiff parse -

A path is a file, a zip or gzip archive, or a folder with all that is in it;
what it is is told from its content. One trial is printed as an object, several
as an array. What was odd in a document goes to standard error, one line each;
--with-source prints it with the trial. A document that cannot be read is told
there too, and the others follow.

Exit status: 0 read, 2 trouble with any document, or issues with --strict.`

export function define(command: Command): void {
  command
    .argument('<path...>', 'saved records: files, archives or folders, or - for standard input')
    .option('--with-source', 'print trial, source and issues together')
    .option(
      '--format <name>',
      'read every document as this format',
      choice(
        'format',
        formats.map((each) => each.name),
      ),
    )
    .option('--trial <nct>', 'the trial to print, where there are several')
    .option('--ndjson', 'print one trial a line')
    .option('--strict', 'leave out trials of which anything was odd, and fail')
    .option('--output <file>', 'write to a file')
    .addHelpText('after', examples)
    .action(read)
}

async function read(paths: readonly string[], options: Options): Promise<void> {
  const tally = openTally()
  const output = openOutput(options.output)
  const list = options.ndjson ? openJsonLines() : openJsonList()
  const issues: number[] = []
  let printed = 0
  try {
    for await (const parsed of trialsFrom(paths, options, tally)) {
      const isOdd = parsed.issues.length > 0
      if (isOdd && (options.strict || !options.withSource)) tellIssues(parsed)
      if (isOdd && options.strict) issues.push(parsed.issues.length)
      else {
        printed++
        await output.write(list.add(print(parsed, options)))
      }
    }
    await output.write(list.end())
    await output.finish()
  } catch (error) {
    await output.discard()
    throw error
  }
  if (tally.unreadable > 0) tellUnreadable(tally)
  if (issues.length > 0) tellStrict(paths, issues, printed)
}

function tellIssues({ issues, source }: ParsedTrial): void {
  for (const issue of issues) process.stderr.write(`trialdiff: ${source.document}: ${issueSentenceOf(issue)}\n`)
}

function tellUnreadable({ documents, unreadable }: Tally): void {
  process.exitCode = 2
  // The sentence about a single document has said it all.
  if (documents === 1) return
  const message = `${unreadable} of ${documents} documents could not be read; the trials of the others were.`
  tellTrouble(new TrialdiffError('unreadable-documents', message))
}

/** @param issues how many each trial has that was left out */
function tellStrict(paths: readonly string[], issues: readonly number[], printed: number): void {
  process.exitCode = 2
  const [count = 0] = issues
  const message =
    issues.length === 1 && printed === 0
      ? `${paths.map(nameOf).join(', ')} has ${count === 1 ? 'one issue' : `${count} issues`}, and --strict allows none; nothing was printed.`
      : `${issues.length === 1 ? 'One trial has' : `${issues.length} trials have`} issues, and --strict allows none; the others were printed.`
  tellTrouble(new TrialdiffError('issues-found', message))
}

function print(parsed: ParsedTrial, { withSource, ndjson }: Options): string {
  const trial = canonicalJson(parsed.trial, ndjson ? 0 : 2).trimEnd()
  if (!withSource) return trial
  const { source, issues } = parsed
  return JSON.stringify({ trial: JSON.parse(trial) as unknown, source, issues }, null, ndjson ? 0 : 2)
}
