/** A rig: one channel with a receiver that works, ways to break it, and eyes to see what arrived. */
import type { Channel, ChannelContext, Letter } from '../../src/index.js'
import type { ChannelSettings } from '../../src/channels/channel.js'

export interface Rig {
  channel: Channel
  settings: ChannelSettings
  context: ChannelContext
  /** What the receiver holds: one text per message, decoded from the wire as a reader would see it. */
  taken(): Promise<readonly string[]>
  /** The key of each attempt by which a receiver knows a repeated one; absent where the channel sees to it itself. */
  keys?(): Promise<readonly string[]>
  /** What the last message took, measured at the receiver as its limit counts. */
  measured(): Promise<number>
  /** The channel names the most it could take, as it does not know its settings yet. */
  takesLess?: true
  /** Whether every piece of registry text in the last message is text there. */
  complaints(letter: Letter): Promise<readonly string[]>
  faults: readonly Fault[]
  /** Must never be seen in an error. */
  secrets: readonly string[]
  close(): Promise<void>
}

export interface Fault {
  title: string
  /** Breaks the receiver; gives settings that differ. */
  arrange(): Promise<ChannelSettings | undefined>
  retryable: boolean
  code: 'channel-refused' | 'channel-unreachable'
  retryAfter?: number
  /** It never answers: it is given little time. */
  isSilent?: true
}

/** Milliseconds that a receiver is given, and one that is silent. */
export const patience = 20_000
export const impatience = 300

export function contextFor(folder: string, over: Partial<ChannelContext> = {}): ChannelContext {
  return {
    timeout: patience,
    now: () => new Date('2026-11-22T09:32:00Z'),
    env: {},
    print: async () => {},
    folder,
    ...over,
  }
}
