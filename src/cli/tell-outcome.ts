/** Telling what a run came to: to people, to programs, to GitHub; trouble always on standard error. */
import type { RunOutcome } from '../watch/run-outcome.js'
import { writeOutput } from './files.js'
import { annotation, tellGithub, withoutCommands } from './github.js'
import { markdownOf, withoutPeople, wordsOf } from './run-words.js'

/**
 * @param printed what happened was printed already, by a channel of the terminal
 * @throws UsageError `file-trouble` where the outputs for GitHub cannot be written
 */
export async function tellOutcome(
  outcome: RunOutcome,
  { json, github, quiet, printed = false }: { json?: true; github?: boolean; quiet?: true; printed?: boolean },
): Promise<void> {
  const isForGithub = github ?? process.env.GITHUB_ACTIONS === 'true'
  // In JSON a sign may be spelt otherwise and means the same.
  const inLog = (text: string): string => (isForGithub ? withoutCommands(text) : text)
  const inJson = (text: string): string => (isForGithub ? text.replaceAll('##[', '##\\u005b') : text)
  for (const { target, code, message } of outcome.failures) {
    process.stderr.write(inLog(`trialdiff: ${onOneLine(target)}: ${onOneLine(message)} [${code}]\n`))
    if (isForGithub) process.stderr.write(annotation(`trialdiff ${target}`, message))
  }
  for (const id of outcome.quarantined) {
    const what = `reads as nearly empty and was set aside; trialdiff watch accept ${id} takes it as it is`
    process.stderr.write(`trialdiff: ${id} ${what}. [quarantined]\n`)
  }
  if (json) await writeOutput(inJson(`${JSON.stringify({ form: 1, ...withoutPeople(outcome) }, null, 2)}\n`), undefined)
  else if (!quiet) await writeOutput(inLog(wordsOf(outcome, { printed })), undefined)
  if (isForGithub) await tellGithub(outcome, process.env, (most) => markdownOf(outcome, most))
}

/** What a receiver or the registry said must neither begin a line of its own nor steer a terminal. */
function onOneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not reach a terminal
  return text.replace(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim()
}
