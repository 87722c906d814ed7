/** `trialdiff formats`: the formats that are read, and what each of them tells of a trial. */
import type { Command } from 'commander'
import { coverageOf, formats, UsageError } from '../../index.js'
import { fill } from '../screen.js'

const examples = `
Examples:
  trialdiff formats
  trialdiff formats classic-xml    what it cannot tell, part by part
  trialdiff formats --json

The format of a document is told from its content, never from its name. What one
of two documents cannot tell is not compared.`

interface Options {
  json?: true
}

export function define(command: Command): void {
  command
    .argument('[name]', 'one format, told in full')
    .option('--json', 'print the table for programs')
    .addHelpText('after', examples)
    .action((name: string | undefined, options: Options) => {
      const chosen = formats.filter((each) => name === undefined || each.name === name)
      if (chosen.length === 0) {
        const names = formats.map((each) => each.name).join(', ')
        throw new UsageError('unknown-name', `There is no format ${name}; choose one of ${names}.`)
      }
      const table = options.json
        ? forPrograms(chosen)
        : chosen.map((each) => forPeople(each, name !== undefined)).join('\n')
      process.stdout.write(table)
    })
}

type Shown = (typeof formats)[number]

function forPrograms(chosen: readonly Shown[]): string {
  const table = chosen.map(({ name, title, omits }) => ({ name, title, coverage: coverageOf(omits), omits }))
  return `${JSON.stringify(table, null, 2)}\n`
}

function forPeople({ name, title, omits }: Shown, isFull: boolean): string {
  const coverage = coverageOf(omits)
  const named = (tells: string): string =>
    coverage
      .filter((each) => each.tells === tells)
      .map(({ area, without }) => (isFull && tells === 'part' ? `${area} (not: ${without.join(', ')})` : area))
      .join(isFull && tells === 'part' ? '; ' : ', ')
  const lines = [
    title,
    named('all') === '' ? '' : `all of: ${named('all')}`,
    named('part') === '' ? '' : `part of: ${named('part')}`,
    named('nothing') === '' ? '' : `nothing of: ${named('nothing')}`,
  ]
  return [name, ...lines.filter((line) => line !== '').map((line) => fill(line, 2)), ''].join('\n')
}
