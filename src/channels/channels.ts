/** The channels, nearest first. */
import type { ChannelEntry } from './channel.js'

export const channels: readonly ChannelEntry[] = [
  {
    name: 'terminal',
    title: 'the text on standard output',
    load: async () => (await import('./terminal.js')).terminal,
  },
  {
    name: 'file',
    title: 'appended to a file, as text, Markdown or NDJSON',
    load: async () => (await import('./file.js')).file,
  },
  {
    name: 'webhook',
    title: 'posted as signed JSON, as Standard Webhooks has it',
    load: async () => (await import('./webhook.js')).webhook,
  },
]
