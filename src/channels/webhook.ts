/** The webhook channel: the letter as JSON, signed as Standard Webhooks has it. */
import { createHmac } from 'node:crypto'
import type { Channel } from './channel.js'
import { letterJson } from './letter-document.js'
import { addressFaults, allowPrivate, openPoster } from './post.js'
import { textOf } from './reading.js'

export const webhook: Channel = {
  name: 'webhook',
  settings: {
    url: { type: 'text', required: true, title: 'Where to post; put it into the environment where it holds a token.' },
    secret: { type: 'text', secret: true, title: 'Signs each letter: whsec_ and 24 to 64 bytes in base64.' },
    token: { type: 'text', secret: true, title: 'Sent as a bearer token.' },
    allowPrivate,
  },
  limit: 1024 * 1024,
  sizeOf: (letter) => Buffer.byteLength(letterJson(letter)),
  recipients: () => ['webhook'],
  faults(settings) {
    const secret = textOf(settings, 'secret')
    const isKey = secret === '' || keyOf(secret) !== undefined
    return [
      ...addressFaults(settings, 'url'),
      ...(isKey ? [] : ['secret must be whsec_ followed by 24 to 64 bytes in base64.']),
    ]
  },
  async open(settings, context) {
    const poster = await openPoster('The webhook', settings, context)
    const key = keyOf(textOf(settings, 'secret'))
    const token = textOf(settings, 'token')
    return {
      async send(letter) {
        const body = letterJson(letter)
        const timestamp = String(Math.floor(context.now().getTime() / 1000))
        await poster.post({
          url: textOf(settings, 'url'),
          body,
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'idempotency-key': letter.id,
            'webhook-id': letter.id,
            'webhook-timestamp': timestamp,
            ...(key && { 'webhook-signature': signature(key, letter.id, timestamp, body) }),
            ...(token !== '' && { authorization: `Bearer ${token}` }),
          },
        })
      },
      close: () => poster.close(),
    }
  },
}

function signature(key: Buffer, id: string, timestamp: string, body: string): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

function keyOf(secret: string): Buffer | undefined {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1]
  const key = encoded === undefined ? undefined : Buffer.from(encoded, 'base64')
  return key !== undefined && key.length >= 24 && key.length <= 64 ? key : undefined
}
