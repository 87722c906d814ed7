/** What a step of GitHub Actions leaves behind: outputs for later steps, a summary for readers, annotations. */
import { randomUUID } from 'node:crypto'
import { appendFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../index.js'
import type { RunOutcome } from '../watch/run-outcome.js'
import { reasonOf } from './file-reasons.js'
import { loudestOf } from './run-words.js'

type Environment = Readonly<Record<string, string | undefined>>

/** GitHub throws a larger summary away as a whole. */
export const mostSummaryBytes = 1_000_000

/**
 * Writes the report to a file of its own, tells where it is and how much changed, and appends it to the summary.
 * @param report the same as Markdown within that many bytes
 * @throws UsageError `file-trouble`
 */
export async function tellGithub(
  outcome: RunOutcome,
  env: Environment,
  report: (most: number) => string,
): Promise<void> {
  const { GITHUB_OUTPUT: outputs, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: folder = tmpdir() } = env
  const told = outcome.happenings.flatMap(({ events }) => events).filter(({ severity }) => severity !== 'noise')
  const path = join(folder, `trialdiff-report-${randomUUID()}.md`)
  try {
    await writeFile(path, report(Infinity))
    if (summary) await appendFile(summary, report(mostSummaryBytes - (await sizeOf(summary))))
    if (outputs) {
      await appendFile(
        outputs,
        outputLines({
          changed: String(told.length > 0),
          count: String(told.length),
          max_severity: loudestOf(outcome) ?? 'none',
          report_path: path,
          head: outcome.head,
        }),
      )
    }
  } catch (cause) {
    throw new UsageError('file-trouble', `The outputs for GitHub cannot be written: ${reasonOf(cause)}.`, { cause })
  }
}

/** @returns lines by which no value can smuggle in another: each between delimiters that nobody can guess */
export function outputLines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const delimiter = `end-${randomUUID()}`
      return `${name}<<${delimiter}\n${value}\n${delimiter}\n`
    })
    .join('')
}

/** Text for the log of a step, in which no line is taken for a command to the runner, wherever it comes from. */
export function withoutCommands(text: string): string {
  return text.replaceAll(/^(\s*:)(?=:)/gm, '$1\u200b').replaceAll('##[', '##\u200b[')
}

/** A failure as GitHub shows it beside the job. */
export function annotation(title: string, message: string): string {
  return `::error title=${escapeData(title).replaceAll(':', '%3A').replaceAll(',', '%2C')}::${escapeData(message)}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}
