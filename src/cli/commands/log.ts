/** `trialdiff log PATH…`: the history of one trial, version by version, and what it comes to. */
import type { Command } from 'commander'
import { history, render, reports, type ParsedTrial, type Proof } from '../../index.js'
import { inFile, writeOutput } from '../files.js'
import { columnsOf, wantsColor } from '../screen.js'
import { severityRulesAt } from '../severity-file.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../store-choice.js'
import { addTellingOptions, type TellingOptions } from '../telling-options.js'
import { refuseForFiles, refuseForTrial, trialNamed } from '../trial-id.js'
import { namesOf, readVersions, tellUnreadable, type Versions } from '../versions.js'

type Options = TellingOptions & StoreChoice

const examples = `
Examples:
  trialdiff log versions/
  trialdiff log 2019.xml 2021.html 2024.json --min major
  trialdiff log dump.zip --trial NCT04984356 --area dates,status
  trialdiff log versions/ --report json --output history.json
  trialdiff log NCT04984356

The versions may come in any order and in different formats; they are put in
order of time, by the day each was submitted, else posted. A version given twice
counts once. An NCT number instead of paths asks a store of kept records.

Exit status: 0 told, whatever changed; 2 trouble with any document.`

const able = reports.filter((each) => each.takes.includes('history')).map((each) => each.name)

export function define(command: Command): void {
  command.argument(
    '<path...>',
    'versions of one trial: files, archives or folders, or - for standard input; or an NCT number',
  )
  addStoreOption(command)
  addTellingOptions(command, {
    able,
    known: reports.map((each) => each.name),
    trial: 'the trial to tell of, where there are several',
    format: 'read every document as this format',
  })
    .addHelpText('after', examples)
    .action(tell)
}

async function tell(paths: readonly string[], options: Options): Promise<void> {
  const nctId = trialNamed(paths)
  const severityRules = await severityRulesAt(options.rules, paths)
  const read = nctId === undefined ? await readFiles(paths, options) : await readKept(nctId, options)
  const told = await inFile(namesOf(paths), async () => history(read.versions, { severityRules }))
  const toFile = options.output !== undefined
  const text = await render(options.report, told, {
    min: options.min,
    ...(options.area && { areas: options.area }),
    color: wantsColor(options.color, toFile),
    columns: columnsOf(toFile),
    explain: options.explain ?? false,
    ...(read.proof && { proof: read.proof }),
  })
  await writeOutput(text, options.output)
  tellUnreadable(read)
}

type Read = Versions & { proof?: Proof }

async function readFiles(paths: readonly string[], options: Options): Promise<Read> {
  refuseForFiles(paths[0] ?? '', options)
  return readVersions(paths, options)
}

async function readKept(nctId: string, options: Options): Promise<Read> {
  const { readAllKept } = await import('../kept-versions.js')
  refuseForTrial(nctId, options)
  return inStore(locationOf(options), 'read', async (store) => {
    const { digest } = await store.head()
    const versions: readonly ParsedTrial[] = (await readAllKept(store, nctId)).map(({ parsed }) => parsed)
    return { versions, unreadable: 0, proof: { head: digest } }
  })
}
