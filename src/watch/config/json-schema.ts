/** The JSON Schema of a configuration file, as it is published for editors. */
import { z } from 'zod'
import { channels as allChannels, type ChannelEntry } from '../../index.js'
import { anyChannelSchema, loadChannels } from './channel-schema.js'
import { configSchema } from './config-file.js'

/** @returns its text, which ends with a new line */
export async function jsonSchemaOfConfig(channels: readonly ChannelEntry[] = allChannels): Promise<string> {
  const made = configSchema(anyChannelSchema(await loadChannels(channels)))
  const schema = z.toJSONSchema(made, { target: 'draft-2020-12', unrepresentable: 'throw' })
  const head = { $schema: schema.$schema, $id: 'urn:trialdiff:config', title: 'trialdiff.yaml' }
  return `${JSON.stringify({ ...head, ...schema }, null, 1)}\n`
}
