/** Channels that send nothing, with settings of every kind, for reading configurations. */
import type { Channel, ChannelEntry } from '../../../src/channels/channel.js'

function entry(name: Channel['name'], settings: Channel['settings'], faults?: Channel['faults']): ChannelEntry {
  const channel: Channel = {
    name,
    settings,
    sizeOf: ({ text }) => text.length,
    recipients: () => [name],
    ...(faults && { faults }),
    open: async () => ({ send: async () => {}, close: async () => {} }),
  }
  return { name, title: `A ${name} on paper`, load: async () => channel }
}

export const paperChannels: readonly ChannelEntry[] = [
  entry('terminal', {}),
  entry('file', { path: { type: 'text', required: true, title: 'The file' } }),
  entry('atom', { path: { type: 'text', required: true, title: 'The feed' } }),
  entry('smtp', {
    url: { type: 'text', required: true, secret: true, title: 'The server with its password' },
    to: { type: 'texts', required: true, title: 'To whom' },
    from: { type: 'text', title: 'From whom' },
    port: { type: 'number', title: 'The port' },
    tls: { type: 'yes-or-no', title: 'Whether it is encrypted' },
    format: { type: 'choice', of: ['text', 'html'], title: 'How it looks' },
  }),
  entry(
    'webhook',
    {
      url: { type: 'text', required: true, title: 'Where it is sent' },
      secrets: { type: 'texts', secret: true, title: 'Keys of its signature' },
      headers: { type: 'map', secret: true, title: 'Further headers' },
    },
    ({ url }) => (String(url).startsWith('https:') ? [] : ['the address has to begin with https:.']),
  ),
]
