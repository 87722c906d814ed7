/** Reading the severity rules that the command line names. */
import { readFile, stat } from 'node:fs/promises'
import { ConfigError, longestRules, readSeverityRules } from '../index.js'
import type { SeverityRule } from '../model/severity-rule.js'

/**
 * The rows of a file; none where no file is named.
 * @throws ConfigError naming the file
 */
export async function severityRulesAt(path: string | undefined): Promise<SeverityRule[]> {
  return path === undefined ? [] : readSeverityRules(await textAt(path), path)
}

async function textAt(path: string): Promise<string> {
  try {
    const facts = await stat(path)
    if (!facts.isFile()) throw new ConfigError('file-trouble', `${path} is no file; name one with severity rules.`)
    // No character takes more than three bytes for each that JavaScript counts.
    if (facts.size > longestRules * 3) {
      const size = Math.round(facts.size / 1000).toLocaleString('en-US')
      throw new ConfigError(
        'document-too-large',
        `${path} has ${size} KB; no severity table needs as many, so give another file.`,
      )
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause
    if (cause instanceof TypeError) {
      throw new ConfigError('bad-rules', `${path} is no text in UTF-8; save it as such.`, undefined, { cause })
    }
    throw new ConfigError('file-trouble', `${path} cannot be read: ${reasonOf(cause)}.`, undefined, { cause })
  }
}

function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  return reasons[code] ?? (cause instanceof Error ? cause.message : String(cause))
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission is denied',
  ENOTDIR: 'part of its path is no folder',
}
