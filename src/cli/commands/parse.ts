/** `trialdiff parse FILE`: the trial of a saved record as canonical JSON. */
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
import { writeOutput } from '../files.js'
import { readTrials } from '../trials.js'

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
  curl -s https://clinicaltrials.gov/api/v2/studies/NCT04984356 | trialdiff parse -

One trial is printed as an object, several as an array. What was odd in the document
goes to standard error, one line each; --with-source prints it with the trial.

Exit status: 0 read, 2 trouble, or issues with --strict.`

export function define(command: Command): void {
  command
    .argument('<file>', 'a saved record, or - for standard input')
    .option('--with-source', 'print trial, source and issues together')
    .option(
      '--format <name>',
      'read the file as this format',
      choice(
        'format',
        formats.map((each) => each.name),
      ),
    )
    .option('--trial <nct>', 'the trial to print, where the file holds several')
    .option('--ndjson', 'print one trial a line')
    .option('--strict', 'fail where anything in the document was odd')
    .option('--output <file>', 'write to a file')
    .addHelpText('after', examples)
    .action(read)
}

async function read(name: string, options: Options): Promise<void> {
  const trials = await readTrials(name, options)
  const issues = trials.flatMap((each) => each.issues)
  if (issues.length > 0 && (options.strict || !options.withSource)) {
    for (const issue of issues) process.stderr.write(`trialdiff: ${name}: ${issueSentenceOf(issue)}\n`)
  }
  if (issues.length > 0 && options.strict) {
    const count = issues.length === 1 ? 'one issue' : `${issues.length} issues`
    throw new TrialdiffError('issues-found', `${name} has ${count}, and --strict allows none; nothing was printed.`)
  }
  await writeOutput(print(trials, options), options.output)
}

function print(trials: readonly ParsedTrial[], { withSource, ndjson }: Options): string {
  const texts = trials.map((parsed) => {
    const trial = canonicalJson(parsed.trial, ndjson ? 0 : 2).trimEnd()
    if (!withSource) return trial
    const { source, issues } = parsed
    return JSON.stringify({ trial: JSON.parse(trial) as unknown, source, issues }, null, ndjson ? 0 : 2)
  })
  if (ndjson) return texts.map((text) => `${text}\n`).join('')
  return texts.length === 1 ? `${texts[0]}\n` : `[\n${texts.join(',\n')}\n]\n`
}
