/** The channels of a configuration made ready to send: their secrets filled in, their modules loaded. */
import { channels as allChannels, type Channel, type ChannelContext, type ChannelEntry } from '../index.js'
import { fillIn, type Environment } from './config/secrets.js'
import type { ReadyChannel } from './run-parts.js'
import type { WatchConfig } from './watch-config.js'

export interface Surroundings {
  env: Environment
  now(): Date
  print(text: string): Promise<void>
  signal?: AbortSignal
}

/** Milliseconds for one letter in all. */
export const sendTimeout = 60_000

/** @throws ConfigError `missing-secret` naming the variable and the channel */
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
    return [
      name,
      readyChannel(channel, settingsOf(channel, fillIn(settings, env, `the channel ${name}`)), context),
    ] as const
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

type Settings = Parameters<Channel['open']>[0]

/** One text where several may stand is a list of one. */
export function settingsOf(channel: Channel, settings: Readonly<Record<string, unknown>>): Settings {
  const entries = Object.entries(settings).map(([key, value]) =>
    channel.settings[key]?.type === 'texts' && typeof value === 'string' ? [key, [value]] : [key, value],
  )
  return Object.fromEntries(entries) as Settings
}
