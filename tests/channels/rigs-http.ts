/** Rigs of the channels that post over HTTP, with a receiver on loopback. */
import { rm } from 'node:fs/promises'
import { micromark } from 'micromark'
import { gfm } from './flavour.js'
import type { ChannelName, ChannelSettings } from '../../src/channels/channel.js'
import type { Letter } from '../../src/index.js'
import { contextFor, type Fault, type Rig } from './rig.js'
import { channelNamed, newFolder } from './rigs-local.js'
import { deadPort, httpReceiver, type HttpReceiver, type Manner, type Taken } from './receivers.js'

interface HttpCase {
  name: ChannelName
  /** Settings with the address of the receiver, and a secret in every place that can hold one. */
  settings(address: string): ChannelSettings
  /** How a receiver of this kind answers when all is well. */
  answers: HttpReceiver['manner']
  /** Answers of 200 that tell of a failure. */
  badBodies: readonly string[]
  textOf(taken: Taken): string
  keyOf?(taken: Taken): string
  sizeOf(taken: Taken): number
  complaints(taken: Taken, letter: Letter): readonly string[]
  isMessage?(taken: Taken): boolean
}

export async function httpRig(given: HttpCase): Promise<Rig> {
  const receiver = await httpReceiver()
  receiver.manner = given.answers
  const folder = await newFolder()
  const messages = (): Taken[] => receiver.requests.filter((taken) => given.isMessage?.(taken) ?? true)
  const last = (): Taken => {
    const taken = messages().at(-1)
    if (taken === undefined) throw new Error('nothing arrived')
    return taken
  }
  const settings = given.settings(receiver.address)
  return {
    channel: await channelNamed(given.name),
    settings,
    context: contextFor(folder),
    taken: async () => messages().map(given.textOf),
    ...(given.keyOf && { keys: async () => messages().map((taken) => given.keyOf?.(taken) ?? '') }),
    measured: async () => given.sizeOf(last()),
    complaints: async (letter) => given.complaints(last(), letter),
    faults: faultsOf(receiver, given),
    secrets: ['canary', '127.0.0.1'],
    async close() {
      await receiver.close()
      await rm(folder, { recursive: true })
    },
  }
}

const gone = { location: 'https://example.org/canary-login' }

function faultsOf(receiver: HttpReceiver, { badBodies, settings }: HttpCase): Fault[] {
  const answering = (manner: Manner) => async () => {
    receiver.manner = manner
    return undefined
  }
  const status = (
    number: number,
    retryable: boolean,
    headers: Record<string, string> = {},
    retryAfter?: number,
  ): Fault => ({
    title: `an answer of ${number} ${JSON.stringify(headers)}`,
    arrange: answering({ kind: 'answers', status: number, body: 'canary of the server', headers }),
    retryable,
    code: 'channel-refused',
    ...(retryAfter !== undefined && { retryAfter }),
  })
  const silent = { retryable: true, code: 'channel-unreachable', isSilent: true } as const
  return [
    ...[400, 401, 403, 404, 410, 413].map((number) => status(number, false)),
    ...[408, 425, 429, 500, 502, 503].map((number) => status(number, true)),
    ...[301, 302, 307, 308].map((number) => status(number, false, gone)),
    status(429, true, { 'retry-after': '120' }, 120),
    status(503, true, { 'retry-after': 'Sun, 22 Nov 2026 09:33:00 GMT' }, 60),
    status(403, true, { 'x-ratelimit-remaining': '0' }),
    ...badBodies.map((body): Fault => ({
      title: `an answer of 200 that says ${body}`,
      arrange: answering({ kind: 'answers', status: 200, body }),
      retryable: true,
      code: 'channel-refused',
    })),
    {
      title: 'a connection broken off',
      arrange: answering({ kind: 'closes' }),
      retryable: true,
      code: 'channel-unreachable',
    },
    { title: 'silence', arrange: answering({ kind: 'is silent' }), ...silent },
    { title: 'an answer that never ends', arrange: answering({ kind: 'drips' }), ...silent },
    {
      title: 'nobody there',
      arrange: async () => settings(`http://127.0.0.1:${await deadPort()}`),
      retryable: true,
      code: 'channel-unreachable',
    },
    {
      title: 'a private address that is not allowed',
      arrange: async () => ({ ...settings('https://127.0.0.1:9'), allowPrivate: false }),
      retryable: false,
      code: 'channel-refused',
    },
    {
      title: 'a name that leads to a private address',
      arrange: async () => ({ ...settings('https://localhost.:9'), allowPrivate: false }),
      retryable: false,
      code: 'channel-refused',
    },
  ]
}

const ok = (body: string, status = 200): Manner => ({ kind: 'answers', status, body })

/** Every text in a JSON value, with the key under which it stands. */
function textsIn(value: unknown, key = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[key, value]]
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name))
}

function allText({ body }: Taken): string {
  return textsIn(JSON.parse(body))
    .map(([, text]) => text)
    .join('\n')
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)]
}

const telltale = '<script>alert(1)</script>'

export const webhookCase: HttpCase = {
  name: 'webhook',
  settings: (address) => ({
    url: `${address}/canary-path?token=canary-query`,
    allowPrivate: true,
    token: 'canary-token',
    secret: `whsec_${Buffer.from('canary-canary-canary-canary').toString('base64')}`,
  }),
  answers: ok(''),
  badBodies: [],
  textOf: allText,
  keyOf: ({ headers }) => `${String(headers['webhook-id'])} ${String(headers['idempotency-key'])}`,
  sizeOf: ({ body }) => Buffer.byteLength(body),
  complaints: ({ body }, { digest }) =>
    allText({ body } as Taken).includes(digest.happenings[0]?.title ?? 'none') ? [] : ['not the text'],
}

const slackObjects = ({ body }: Taken): Record<string, unknown>[] => objectsIn(JSON.parse(body))

export const slackCase: HttpCase = {
  name: 'slack',
  settings: (address) => ({ url: `${address}/services/canary`, allowPrivate: true }),
  answers: ok('ok'),
  badBodies: ['invalid_blocks canary', '', '<html>Log in</html>'],
  textOf: allText,
  keyOf: ({ body }) => body,
  sizeOf: ({ body }) => (JSON.parse(body) as { blocks: unknown[] }).blocks.length,
  complaints(taken) {
    const objects = slackObjects(taken)
    const marked = objects.filter(({ type }) => type === 'mrkdwn').map(({ text }) => String(text))
    const literal = objects.filter(({ type }) => type === 'plain_text').map(({ text }) => String(text))
    return [
      ...marked.filter((text) => !/^\*[A-Z]+\* <https:\/\/clinicaltrials\.gov\/study\/NCT\d{8}\|NCT\d{8}>$/.test(text)),
      ...literal.filter((text) => text.length > 3000).map(() => 'a section too long'),
      ...(literal.some((text) => text.includes(telltale)) ? [] : ['not the text']),
    ]
  },
}

export const teamsCase: HttpCase = {
  name: 'teams',
  settings: (address) => ({ url: `${address}/workflows?sig=canary`, allowPrivate: true }),
  answers: ok('', 202),
  badBodies: [
    'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413 canary',
    '{"error":{}}',
  ],
  textOf: allText,
  keyOf: ({ body }) => body,
  sizeOf: ({ body }) => Buffer.byteLength(body),
  complaints(taken) {
    const objects = objectsIn(JSON.parse(taken.body))
    const runs = objects.filter(({ text }) => typeof text === 'string')
    return [
      ...runs.filter(({ type }) => type !== 'TextRun').map(({ type }) => `text in a ${String(type)}`),
      ...objects.flatMap(({ url }) =>
        url === undefined || String(url).startsWith('https://clinicaltrials.gov/study/NCT')
          ? []
          : [`a link to ${String(url)}`],
      ),
      ...(runs.some(({ text }) => String(text).includes(telltale)) ? [] : ['not the text']),
    ]
  },
}

export const ntfyCase: HttpCase = {
  name: 'ntfy',
  settings: (address) => ({ server: address, topic: 'canary-topic', token: 'tk_canary', allowPrivate: true }),
  answers: ok('{"id":"x1","event":"message"}'),
  badBodies: ['<html>Log in, canary</html>', '{"error":"canary"}'],
  textOf: allText,
  keyOf: ({ body }) => (JSON.parse(body) as { sequence_id: string }).sequence_id,
  sizeOf: ({ body }) => Buffer.byteLength((JSON.parse(body) as { message: string }).message),
  complaints({ body, headers }) {
    const sent = JSON.parse(body) as { message: string; markdown?: boolean; click: string; actions?: unknown }
    return [
      ...(sent.markdown || sent.actions ? ['it is interpreted'] : []),
      ...(sent.click.startsWith('https://clinicaltrials.gov/study/NCT') ? [] : ['a link elsewhere']),
      ...(JSON.stringify(headers).includes('evil') ? ['text in a header'] : []),
      ...(sent.message.includes(telltale) ? [] : ['not the text']),
    ]
  },
}

/** As GitHub keeps issues and comments. */
function asGithub(): HttpReceiver['manner'] {
  const issues: object[] = [
    { number: 3, body: 'Somebody else’s' },
    { number: 4, body: '<!-- trialdiff:issue -->', pull_request: {} },
  ]
  const comments: object[] = []
  return ({ method, path, body }) => {
    const rows = path.includes('/comments') ? comments : issues
    if (method === 'GET') return ok(JSON.stringify(rows))
    const row = { ...(JSON.parse(body) as object), id: rows.length + 1, number: rows.length + 5 }
    rows.push(row)
    return ok(JSON.stringify(row), 201)
  }
}

export const githubCase = (): HttpCase => ({
  name: 'github',
  settings: (address) => ({
    repository: 'example/watch',
    token: 'ghp_canary',
    api: address,
    allowPrivate: true,
    labels: ['trials'],
  }),
  answers: asGithub(),
  badBodies: ['<html>canary</html>', '{"message":"canary"}'],
  isMessage: ({ method, path }) => method === 'POST' && path.endsWith('/comments'),
  textOf: ({ body }) => micromark((JSON.parse(body) as { body: string }).body, { allowDangerousHtml: true }),
  sizeOf: ({ body }) => (JSON.parse(body) as { body: string }).body.length,
  complaints: ({ body }) => gfm((JSON.parse(body) as { body: string }).body),
})
