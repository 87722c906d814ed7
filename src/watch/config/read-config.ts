/** readConfig: a configuration file as the WatchConfig it means, or all that is wrong with it. */
import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import {
  channels as allChannels,
  ConfigError,
  depthFaultIn,
  readSeverityRules,
  refuseFaults,
  severityRulesIn,
  TrialdiffError,
  type ChannelEntry,
  type FileFault as Fault,
  type SeverityRule,
} from '../../index.js'
import type { WatchConfig } from '../watch-config.js'
import { anyChannelSchema, loadChannels } from './channel-schema.js'
import { configSchema, type ConfigFile } from './config-file.js'
import { crossCheck } from './cross-check.js'
import { faultsOf, offsetOf, startOf } from './faults.js'
import { settle } from './settle.js'

/** Characters; a list of as many trials belongs into a file of its own. */
const longest = 1_000_000

/**
 * Reads YAML or JSON; a file of rules it names is read too, files of trials and secrets are not.
 * @param file where the text stands; relative paths in it are read against its folder
 * @throws ConfigError `malformed-yaml` or `bad-config` with every fault, its line and column, and what to do
 */
export async function readConfig(
  text: string,
  file: string,
  {
    channels = allChannels,
    name = relative('', file) || file,
  }: { channels?: readonly ChannelEntry[]; name?: string } = {},
): Promise<WatchConfig> {
  if (text.length > longest) {
    throw new ConfigError(
      'document-too-large',
      `${name} has more than ${longest.toLocaleString('en-US')} characters; put lists of trials into files of their own.`,
    )
  }
  const deep = depthFaultIn(text)
  if (deep !== undefined) {
    const line = text.slice(0, deep).split('\n').length
    throw new ConfigError(
      'malformed-yaml',
      `${name}, line ${line}: this is nested too deep; a configuration needs six levels.`,
    )
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  refuseFaults('malformed-yaml', name, grammarFaults(document), lines)
  const known = await loadChannels(channels)
  const read = configSchema(anyChannelSchema(known)).safeParse(valueOf(document, name))
  const faults: Fault[] = read.success ? [] : faultsOf(document, read.error.issues)
  const rules = await rulesIn(document, resolve(file), faults, lines)
  if (read.success) crossCheck(read.data, known, (path, what) => faults.push({ at: offsetOf(document, path), what }))
  refuseFaults('bad-config', name, faults, lines)
  return settle(read.data as ConfigFile, resolve(file), rules)
}

function grammarFaults({ errors, warnings }: Document): Fault[] {
  return [...errors, ...warnings]
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .slice(0, 1)
    .map(({ code, message, pos }) => ({
      at: pos[0],
      what: grammar[code] ?? `this is no YAML (${message}); mend this line`,
    }))
}

const grammar: Partial<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a second colon stands on this line; put the value in quotes, or give it a line of its own',
  DUPLICATE_KEY: 'this key stands twice in one place; keep one of them',
  MULTIPLE_DOCS: 'a second document begins here; keep one',
  TAB_AS_INDENT: 'a tab stands where YAML wants spaces; indent with spaces',
}

function valueOf(document: Document, name: string): unknown {
  if (document.contents === null)
    throw new ConfigError(
      'bad-config',
      `${name}: nothing stands in it; trialdiff config init writes a file to start from.`,
    )
  try {
    return document.toJS() as unknown
  } catch (cause) {
    throw new ConfigError(
      'malformed-yaml',
      `${name}: its aliases cannot be followed; write the values themselves.`,
      undefined,
      { cause },
    )
  }
}

/** The rows that stand under `rules`, or in the file named there. */
async function rulesIn(document: Document, file: string, faults: Fault[], lines: LineCounter): Promise<SeverityRule[]> {
  const top = document.contents
  const pair = isMap(top) ? top.items.find(({ key }) => isScalar(key) && key.value === 'rules') : undefined
  if (pair === undefined) return []
  const { key, value } = pair
  const blame = (node: unknown, what: string): void => void faults.push({ at: startOf(node), what })
  if (isSeq(value)) return severityRulesIn({ key, value }, blame, (node) => lines.linePos(startOf(node)).line)
  const path: unknown = isMap(value) ? value.get('file') : undefined
  if (typeof path !== 'string') return []
  try {
    return await readSeverityRules(await readFile(resolve(dirname(file), path), 'utf8'), path)
  } catch (error) {
    const told = error instanceof ConfigError ? error.faults : [`${path} cannot be read`]
    const isOurs = error instanceof TrialdiffError
    for (const what of told) blame(value, isOurs ? what.replace(/\.$/, '') : `${what}; name a file with severity rules`)
    return []
  }
}
