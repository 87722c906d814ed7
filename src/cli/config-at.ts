/** The configuration that a command is about: the file named by --config, or the one in this folder. */
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ConfigError, UsageError } from '../index.js'
import type { WatchConfig } from '../watch/watch-config.js'
import { reasonOf } from './file-reasons.js'

export interface ConfigOptions {
  config: string
}

export const usualFile = 'trialdiff.yaml'

export function addConfigOption(command: Command): Command {
  return command.option('--config <file>', 'the configuration', usualFile)
}

/** @throws ConfigError, UsageError, each naming the file */
export async function configAt({ config }: ConfigOptions): Promise<WatchConfig> {
  const text = await textAt(config)
  const { readConfig } = await import('../watch/config/read-config.js')
  return readConfig(text, resolve(config), { name: config })
}

/** Characters of a configuration, each of three bytes at most. */
const mostBytes = 3_000_000

async function textAt(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > mostBytes) {
      const message = `${path} has more than ${mostBytes / 1_000_000} MB; put lists of trials into files of their own.`
      throw new ConfigError('document-too-large', message)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause
    if (cause instanceof TypeError) throw new ConfigError('bad-config', `${path} is no text in UTF-8; save it as such.`)
    throw new UsageError('file-trouble', `${path} cannot be read: ${reasonOf(cause, reasons)}.`, { cause })
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; trialdiff config init writes one to start from, --config names another',
  EISDIR: 'it is a folder',
}
