/** `trialdiff log PATH…`: the history of one trial, version by version, and what it comes to. */
import type { Command } from 'commander'
import { history, render, reports } from '../../index.js'
import { inFile, writeOutput } from '../files.js'
import { columnsOf, wantsColor } from '../screen.js'
import { severityRulesAt } from '../severity-file.js'
import { addTellingOptions, type TellingOptions } from '../telling-options.js'
import { namesOf, readVersions, tellUnreadable } from '../versions.js'

const examples = `
Examples:
  trialdiff log versions/
  trialdiff log 2019.xml 2021.html 2024.json --min major
  trialdiff log dump.zip --trial NCT04984356 --area dates,status
  trialdiff log versions/ --report json --output history.json

The versions may come in any order and in different formats; they are put in
order of time, by the day each was submitted, else posted. A version given twice
counts once.

Exit status: 0 told, whatever changed; 2 trouble with any document.`

const able = reports.filter((each) => each.takes.includes('history')).map((each) => each.name)

export function define(command: Command): void {
  command.argument('<path...>', 'versions of one trial: files, archives or folders, or - for standard input')
  addTellingOptions(command, {
    able,
    known: reports.map((each) => each.name),
    trial: 'the trial to tell of, where there are several',
    format: 'read every document as this format',
  })
    .addHelpText('after', examples)
    .action(tell)
}

async function tell(paths: readonly string[], options: TellingOptions): Promise<void> {
  const severityRules = await severityRulesAt(options.rules, paths)
  const read = await readVersions(paths, options)
  const told = await inFile(namesOf(paths), async () => history(read.versions, { severityRules }))
  const toFile = options.output !== undefined
  const text = await render(options.report, told, {
    min: options.min,
    ...(options.area && { areas: options.area }),
    color: wantsColor(options.color, toFile),
    columns: columnsOf(toFile),
    explain: options.explain ?? false,
  })
  await writeOutput(text, options.output)
  tellUnreadable(read)
}
