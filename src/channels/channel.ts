/** The contract of a channel: settings in, a sender out; a letter is sent whole, fits its limit, or is refused with a reason. */
import type { Letter } from '../model/delivery.js'

export type ChannelName =
  | 'terminal'
  | 'file'
  | 'smtp'
  | 'webhook'
  | 'slack'
  | 'teams'
  | 'ntfy'
  | 'atom'
  | 'github'
  | 'command'

export interface ChannelEntry {
  name: ChannelName
  /** What it is good for: one line of the help. */
  title: string
  load(): Promise<Channel>
}

/** One setting of a channel, as the configuration and its JSON Schema know it. */
export interface Setting {
  type: 'text' | 'texts' | 'number' | 'yes-or-no' | 'choice' | 'map'
  required?: boolean
  /** Must come from the environment: `${NAME}`. A literal value is refused. */
  secret?: boolean
  /** For a choice. */
  of?: readonly string[]
  /** One sentence. */
  title: string
}

export type ChannelSettings = Readonly<
  Record<string, string | number | boolean | readonly string[] | Readonly<Record<string, string>>>
>

export interface Channel {
  name: ChannelName
  settings: Readonly<Record<string, Setting>>
  /** The most a letter may take, as `sizeOf` counts it; undefined where there is no limit. */
  limit?: number
  /** What this letter would take: bytes, or characters, as the receiver counts. */
  sizeOf(letter: Letter): number
  /** To whom it goes: mail addresses, or one name for a channel that has one receiver. Never printed nor kept. */
  recipients(settings: ChannelSettings): readonly string[]
  /** Faults of settings that cannot be seen key by key; each one sentence. */
  faults?(settings: ChannelSettings): readonly string[]
  open(settings: ChannelSettings, context: ChannelContext): Promise<Sender>
}

export interface ChannelContext {
  /** Milliseconds for one letter in all. */
  timeout: number
  signal?: AbortSignal
  now(): Date
  env: Readonly<Record<string, string | undefined>>
  /** For the terminal channel. */
  print(text: string): Promise<void>
  /** The folder against which relative paths of settings are read. */
  folder: string
}

export interface Sender {
  /**
   * Sends one letter to one recipient; when it resolves, the receiver has taken it.
   * @throws ChannelError, retryable or not
   */
  send(letter: Letter, recipient: string): Promise<void>
  close(): Promise<void>
}
