/** The rig of the mail channel, with a mail server on loopback. */
import { rm } from 'node:fs/promises'
import { contextFor, type Fault, type Rig } from './rig.js'
import { channelNamed, newFolder } from './rigs-local.js'
import { deadPort, mailReceiver, rudeServer, type MailReceiver } from './receivers.js'

export interface Mail {
  headers: ReadonlyMap<string, string>
  text: string
  html: string
}

/** A mail of two parts, as its reader decodes it. */
export function readMail(source: string): Mail {
  const [head = '', ...body] = source.split('\r\n\r\n')
  const headers = headersIn(head)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  if (boundary === undefined) throw new Error('no parts')
  const [, first = '', second = ''] = body.join('\r\n\r\n').split(`--${boundary}`)
  return { headers, text: decoded(first), html: decoded(second) }
}

function headersIn(head: string): Map<string, string> {
  const lines = head
    .replace(/\r\n[ \t]+/g, ' ')
    .trim()
    .split('\r\n')
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
}

function decoded(part: string): string {
  const at = part.indexOf('\r\n\r\n')
  const encoding = headersIn(part.slice(0, at)).get('content-transfer-encoding')
  const body = part.slice(at + 4)
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8').replace(/\r\n/g, '\n').replace(/\n$/, '')
}

const headerNames = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'in-reply-to',
  'list-unsubscribe',
  'message-id',
  'mime-version',
  'references',
  'subject',
  'to',
  'x-auto-response-suppress',
]

export async function mailRig(): Promise<Rig & { server: MailReceiver }> {
  const server = await mailReceiver()
  const folder = await newFolder()
  const closing: (() => Promise<void>)[] = []
  const mails = (): Mail[] => server.mails.map(({ source }) => readMail(source))
  const refusing = (status: number, at: 'recipient' | 'data'): Fault => ({
    title: `${status} at ${at}`,
    async arrange() {
      server.refuses = { status, at }
      return undefined
    },
    retryable: status < 500,
    code: 'channel-refused',
  })
  const rude = (kind: 'closes' | 'is silent'): Fault => ({
    title: `a server that ${kind}`,
    async arrange() {
      const other = await rudeServer(kind)
      closing.push(() => other.close())
      return { port: other.port }
    },
    retryable: true,
    code: 'channel-unreachable',
    ...(kind === 'is silent' && { isSilent: true }),
  })
  return {
    server,
    channel: await channelNamed('smtp'),
    settings: {
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      from: 'Trial watch <watch@example.com>',
      to: ['reader@example.org'],
      unsubscribe: 'mailto:leave@example.com',
    },
    context: contextFor(folder),
    taken: async () => mails().map(({ text }) => text.replace(/\n\s+/g, ' ')),
    keys: async () => mails().map(({ headers }) => headers.get('message-id') ?? ''),
    measured: async () => Buffer.byteLength(mails().at(-1)?.html ?? ''),
    async complaints(letter) {
      const mail = mails().at(-1)
      return [
        ...(JSON.stringify([...(mail?.headers.keys() ?? [])].toSorted()) === JSON.stringify(headerNames)
          ? []
          : ['other headers than ours']),
        ...(mail?.headers.get('subject') === letter.subject ? [] : ['another subject']),
        ...(`${mail?.text}\n` === letter.text || mail?.text === letter.text ? [] : ['another text']),
        ...(mail?.html === letter.html ? [] : ['another page']),
        ...(/<(?:script|b|i)\b/.test(mail?.html ?? '') ? ['markup'] : []),
      ]
    },
    faults: [
      refusing(451, 'recipient'),
      refusing(550, 'recipient'),
      refusing(452, 'data'),
      refusing(554, 'data'),
      rude('closes'),
      rude('is silent'),
      {
        title: 'nobody there',
        arrange: async () => ({ port: await deadPort() }),
        retryable: true,
        code: 'channel-unreachable',
      },
      {
        title: 'no TLS where it is asked for',
        arrange: async () => {
          delete server.refuses
          return { security: 'starttls', user: 'canary-user', password: 'canary-password' }
        },
        retryable: true,
        code: 'channel-unreachable',
      },
      {
        title: 'no file of certificates',
        arrange: async () => ({ ca: 'canary.pem' }),
        retryable: false,
        code: 'channel-refused',
      },
    ],
    secrets: ['canary', 'reader@example.org', 'watch@example.com'],
    async close() {
      for (const close of closing) await close()
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}
