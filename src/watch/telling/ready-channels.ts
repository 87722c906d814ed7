/** The channels of a configuration made ready to send: their secrets filled in, their modules loaded. */
import {
  channels as allChannels,
  ConfigError,
  type Channel,
  type ChannelContext,
  type ChannelEntry,
} from '../../index.js'
import { settingsOf, type Settings } from '../config/channel-schema.js'
import { fillIn, type Environment } from '../config/secrets.js'
import type { ReadyChannel } from '../run-parts.js'
import type { WatchConfig } from '../watch-config.js'

export interface Surroundings {
  env: Environment
  now(): Date
  print(text: string): Promise<void>
  signal?: AbortSignal
}

/** Milliseconds for one letter in all. */
export const sendTimeout = 60_000

/** @throws ConfigError `missing-secret` naming the variable and the channel; `bad-config` for what the channel refuses */
export async function readyChannels(
  { channels, folder }: WatchConfig,
  { env, now, print, signal }: Surroundings,
  entries: readonly ChannelEntry[] = allChannels,
): Promise<ReadonlyMap<string, ReadyChannel>> {
  const context: ChannelContext = { timeout: sendTimeout, now, env, print, folder, ...(signal && { signal }) }
  const ready = Object.entries(channels).map(async ([name, { type, settings }]) => {
    const entry = entries.find((each) => each.name === type)
    if (!entry) throw new Error(`the channel ${type} was read, but is in no list`)
    const channel = await entry.load()
    const filled = settingsOf(channel, fillIn(settings, env, `the channel ${name}`))
    const faults = channel.faults?.(filled) ?? []
    if (faults.length > 0) throw new ConfigError('bad-config', `The channel ${name}: ${faults.join(' ')}`, faults)
    return [name, readyChannel(channel, filled, context)] as const
  })
  return new Map(await Promise.all(ready))
}

function readyChannel(channel: Channel, settings: Settings, context: ChannelContext): ReadyChannel {
  return {
    recipients: channel.recipients(settings),
    ...(channel.limit !== undefined && { limit: channel.limit }),
    sizeOf: (letter) => channel.sizeOf(letter),
    open: () => channel.open(settings, context),
  }
}
