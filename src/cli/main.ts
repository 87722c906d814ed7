/** The command `trialdiff`: finds the command that was called, runs it, and turns every error into one line and an exit status. */
import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { commands } from './commands.js'
import { tame, tellTrouble } from './trouble.js'

const examples = `
Examples:
  trialdiff demo                                 see it work on a real page
  trialdiff diff 2023-04-07.txt 2024-02-01.json  what changed between the two
  trialdiff parse page.html                      the record as JSON

Exit status: 0 nothing to tell, 1 (diff) changes were told, (verify) a store is
broken, 2 trouble.`

async function run(args: readonly string[]): Promise<void> {
  const program = new Command('trialdiff')
    .description('Reads ClinicalTrials.gov records in the formats the registry published, and says what changed.')
    .version(packageJson.version, '-V, --version')
    .showSuggestionAfterError()
    .showHelpAfterError('(trialdiff --help lists the commands)')
    .addHelpText('after', examples)
    .configureOutput({
      outputError: (text, write) => write(tame(text).replace(/^error: (.*)/, 'trialdiff: $1 [bad-usage]')),
    })
    .exitOverride()
  const called = args[0] === 'help' ? args[1] : args[0]
  for (const { name, summary, load } of commands) {
    const command = program
      .command(name)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .summary(summary)
    command.showHelpAfterError(`(trialdiff ${name} --help shows examples)`)
    if (name === called) (await load()).define(command, { packageFolder: new URL('..', import.meta.url) })
  }
  if (args.length === 0) program.outputHelp()
  // Commander answers `help nonsense` with the whole help; the command alone is refused with a suggestion.
  else await program.parseAsync(called && !isKnown(called) ? [called] : args, { from: 'user' })
}

function isKnown(name: string): boolean {
  return name.startsWith('-') || name === 'help' || commands.some((each) => each.name === name)
}

function report(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
    return
  }
  process.exitCode = 2
  tellTrouble(error)
}

// A reader that has seen enough (`trialdiff parse … | head`) closes the pipe: no trouble of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  report(error)
})

await run(process.argv.slice(2)).catch(report)
