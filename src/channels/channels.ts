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
    name: 'atom',
    title: 'an entry per trial in an Atom feed file',
    load: async () => (await import('./atom.js')).atom,
  },
  {
    name: 'command',
    title: 'JSON on the standard input of a program of yours',
    load: async () => (await import('./command.js')).command,
  },
  {
    name: 'smtp',
    title: 'a mail for each recipient, as text and as a page',
    load: async () => (await import('./smtp.js')).smtp,
  },
  {
    name: 'webhook',
    title: 'posted as signed JSON, as Standard Webhooks has it',
    load: async () => (await import('./webhook.js')).webhook,
  },
  {
    name: 'slack',
    title: 'a message by an incoming webhook of Slack',
    load: async () => (await import('./slack.js')).slack,
  },
  {
    name: 'teams',
    title: 'a card by a workflow of Microsoft Teams',
    load: async () => (await import('./teams.js')).teams,
  },
  {
    name: 'ntfy',
    title: 'a push message by ntfy',
    load: async () => (await import('./ntfy.js')).ntfy,
  },
  {
    name: 'github',
    title: 'a comment on one GitHub issue, or the summary of a workflow step',
    load: async () => (await import('./github.js')).github,
  },
]
