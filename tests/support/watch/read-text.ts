/** Reading a configuration from a text, with channels on paper, and the faults of one that is refused. */
import { join } from 'node:path'
import { ConfigError } from '../../../src/model/errors.js'
import { readConfig } from '../../../src/watch/config/read-config.js'
import type { WatchConfig } from '../../../src/watch/watch-config.js'
import { paperChannels } from './paper-channels.js'

/** The least that is sound. */
export const small = 'watches:\n  - id: ours\n    trials: [NCT01234567]\n'

/** @param folder where the text would stand */
export function readText(text: string, folder: string): Promise<WatchConfig> {
  return readConfig(text, join(folder, 'trialdiff.yaml'), { channels: paperChannels, name: 'trialdiff.yaml' })
}

export async function faultsIn(text: string, folder = '.'): Promise<readonly string[]> {
  const error = await readText(text, folder).then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!(error instanceof ConfigError)) throw new Error(`no ConfigError: ${String(error)}`)
  if (!error.message.startsWith(error.faults[0]?.replace(/\.$/, '') ?? '?')) throw new Error(`odd: ${error.message}`)
  return error.faults
}
