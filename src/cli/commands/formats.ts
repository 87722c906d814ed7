/** `trialdiff formats`: the formats that are read, and what each of them can never tell. */
import type { Command } from 'commander'
import { formats } from '../../index.js'

const examples = `
Examples:
  trialdiff formats
  trialdiff formats --json

The format of a document is told from its content, never from its name.`

export function define(command: Command): void {
  command
    .option('--json', 'print the table for programs')
    .addHelpText('after', examples)
    .action((options: { json?: true }) => {
      process.stdout.write(options.json ? tableForPrograms() : tableForPeople())
    })
}

function tableForPrograms(): string {
  return `${JSON.stringify(
    formats.map(({ name, title, omits }) => ({ name, title, omits })),
    null,
    2,
  )}\n`
}

function tableForPeople(): string {
  return formats
    .map(({ name, title, omits }) => {
      const cannot = omits.length === 0 ? 'tells what it was printed from' : `cannot tell: ${omits.join(', ')}`
      return `${name}\n${indent(title)}\n${indent(cannot)}\n`
    })
    .join('\n')
}

function indent(text: string): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length < 76) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => `  ${line}`).join('\n')
}
