/** The channels, nearest first. */
import type { ChannelEntry } from './channel.js'

export const channels: readonly ChannelEntry[] = []
