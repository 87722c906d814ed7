/** The ntfy channel: a push message to a topic, published as JSON so that no header holds its text. */
import type { Letter } from '../model/delivery.js'
import type { Severity } from '../model/severity.js'
import type { Channel, ChannelSettings } from './channel.js'
import { refused } from './failure.js'
import { addressFaults, allowPrivate, openPoster } from './post.js'
import { textOf } from './reading.js'

const publicServer = 'https://ntfy.sh'

const priorities: Readonly<Record<Severity, number>> = { critical: 5, major: 4, minor: 3, noise: 2 }

export const ntfy: Channel = {
  name: 'ntfy',
  settings: {
    server: { type: 'text', title: `The server; ${publicServer} unless said otherwise.` },
    topic: { type: 'text', required: true, title: 'The topic; whoever knows it can read along on a public server.' },
    token: { type: 'text', secret: true, title: 'An access token.' },
    allowPrivate,
  },
  limit: 4096,
  sizeOf: (letter) => Buffer.byteLength(messageOf(letter)),
  recipients: () => ['ntfy'],
  faults(settings) {
    const isTopic = /^[-_A-Za-z0-9]{1,64}$/.test(textOf(settings, 'topic'))
    return [
      ...addressFaults(settings, 'server'),
      ...(isTopic ? [] : ['topic must be 1 to 64 letters, digits, hyphens or underscores.']),
    ]
  },
  async open(settings, context) {
    const poster = await openPoster('The ntfy server', settings, context)
    const token = textOf(settings, 'token')
    return {
      async send(letter) {
        const { text } = await poster.post({
          url: serverOf(settings),
          body: JSON.stringify(publication(letter, textOf(settings, 'topic'))),
          headers: { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) },
        })
        if (!/"id"\s*:\s*"/.test(text))
          throw refused('The ntfy server', 'its answer holds no message', { retryable: true })
      },
      close: () => poster.close(),
    }
  },
}

function serverOf(settings: ChannelSettings): string {
  const server = textOf(settings, 'server')
  return server === '' ? publicServer : server
}

function publication(letter: Letter, topic: string): object {
  const [first] = letter.parts.flatMap(({ severity, url }) => (severity && url ? [{ severity, url }] : []))
  return {
    topic,
    title: letter.subject,
    message: messageOf(letter),
    // Servers that know it put a letter that is sent again in the place of the first.
    sequence_id: letter.id,
    priority: first === undefined ? 4 : priorities[first.severity],
    ...(first && { click: first.url }),
  }
}

function messageOf({ parts }: Letter): string {
  return parts
    .map(({ heading, url, lines }) => [heading, ...lines, ...(url === undefined ? [] : [url])].join('\n'))
    .join('\n\n')
}
