/** `trialdiff demo`: reads the real page that ships with trialdiff and compares it with a later version. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { diff, parse, render, type ParsedTrial } from '../../index.js'
import { vocabulary } from '../../model/vocabulary.js'
import type { CommandContext } from '../command.js'
import { columnsOf } from '../screen.js'

const folder = 'seeds/NCT04984356'
const page = `${folder}/2023-04-07.txt`
const later = `${folder}/2024-02-01.demo.json`
const noise = `${folder}/2024-03-15.demo.json`

export function define(command: Command, { packageFolder }: CommandContext): void {
  command.action(async () => {
    const before = await parse(await readFile(new URL(page, packageFolder)))
    const after = await parse(await readFile(new URL(later, packageFolder)))
    const color = !process.env.NO_COLOR
    const report = await render('terminal', diff(before, after), { color, columns: columnsOf(false) })
    process.stdout.write(`${introduce(before)}\n${report}\n${next}`)
  })
}

/** A few lines that show what was read from the page. */
function introduce({ trial, source }: ParsedTrial): string {
  const { eligibility, enrollment, locations = [], outcomes = [] } = trial
  const criteria = `${eligibility?.inclusion.length ?? 0} inclusion and ${eligibility?.exclusion.length ?? 0} exclusion criteria`
  return `Read ${page}, a real page as it stood on ${trial.lastUpdatePosted?.date}, as ${source.format}:
  ${trial.nctId}, ${vocabulary.Status[trial.overallStatus ?? 'UNKNOWN'].toLowerCase()}, ${enrollment?.count} participants planned,
  primary completion ${trial.primaryCompletionDate?.date}, ${locations.length} sites, ${outcomes.length} outcome measures,
  ${criteria}.

Compared with ${later}, a version made up for demonstration:
`
}

const next = `Try next:
  npx trialdiff parse ${page}
  npx trialdiff diff ${page} ${later} --report json
  npx trialdiff diff ${later} ${noise}
  npx trialdiff keep ${page}
  npx trialdiff config init
  npx trialdiff --help
`
