/** Reading the severity rules that the command line names. */
import { readFile, stat } from 'node:fs/promises'
import { ConfigError, longestRules, readSeverityRules, UsageError } from '../index.js'
import type { SeverityRule } from '../model/severity-rule.js'
import { reasonOf } from './file-reasons.js'
import { nameOf } from './files.js'

/**
 * The rows of a file, or of standard input, which is named `-`; none where no file is named.
 * @param others what else the command line names to be read
 * @throws ConfigError naming the file; UsageError where standard input is named for both
 */
export async function severityRulesAt(
  path: string | undefined,
  others: readonly string[] = [],
): Promise<SeverityRule[]> {
  if (path === undefined) return []
  if (path === '-' && others.includes('-')) {
    throw new UsageError(
      'bad-usage',
      'Standard input cannot hold both the rules and a record; name a file for one of them.',
    )
  }
  return readSeverityRules(await textAt(path), nameOf(path))
}

async function textAt(path: string): Promise<string> {
  const name = nameOf(path)
  try {
    if (path === '-') return textOf(await readInput())
    const facts = await stat(path)
    if (!facts.isFile()) throw new ConfigError('file-trouble', `${path} is no file; name one with severity rules.`)
    if (facts.size > mostBytes) throw tooLarge(name, facts.size)
    return textOf(await readFile(path))
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause
    if (cause instanceof TypeError) {
      throw new ConfigError('bad-rules', `${name} is no text in UTF-8; save it as such.`, undefined, { cause })
    }
    throw new ConfigError('file-trouble', `${name} cannot be read: ${reasonOf(cause)}.`, undefined, { cause })
  }
}

/** No character takes more than three bytes for each that JavaScript counts. */
const mostBytes = longestRules * 3

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > mostBytes) throw tooLarge(nameOf('-'))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** @param size in bytes, where it is known */
function tooLarge(name: string, size?: number): ConfigError {
  const least = size === undefined ? 'more than ' : ''
  const much = Math.round((size ?? mostBytes) / 1000).toLocaleString('en-US')
  return new ConfigError(
    'document-too-large',
    `${name} has ${least}${much} KB; no severity table needs as many, so give another file.`,
  )
}
