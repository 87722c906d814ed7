/** The mail channel: one mail per recipient over SMTP, as text and as a page. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { resolve } from 'node:path'
import type { Letter } from '../model/delivery.js'
import type { Channel, ChannelContext, ChannelSettings } from './channel.js'
import { refused, unreachable } from './failure.js'
import { addressOf, mailFaults } from './mail-address.js'
import { numberOf, textOf, textsOf } from './reading.js'

const securities = ['tls', 'starttls', 'none'] as const
const what = 'The mail server'

export const smtp: Channel = {
  name: 'smtp',
  settings: {
    host: { type: 'text', required: true, title: 'The name of the mail server.' },
    port: { type: 'number', title: 'Its port; 465 for tls, 587 for starttls, 25 for none.' },
    security: {
      type: 'choice',
      of: securities,
      title: 'How the connection is protected; starttls unless said otherwise.',
    },
    ca: { type: 'text', title: 'A file of certificates to trust beside, relative to the configuration.' },
    user: { type: 'text', title: 'The user name, where the server asks for one.' },
    password: { type: 'text', secret: true, title: 'The password.' },
    from: { type: 'text', required: true, title: 'The sender: an address, or Name <address>.' },
    to: { type: 'texts', required: true, title: 'The recipients; each gets a mail of their own.' },
    replyTo: { type: 'text', title: 'Where answers go.' },
    unsubscribe: { type: 'text', title: 'Where readers leave: a mailto: or https: address, for List-Unsubscribe.' },
  },
  // Of the page: mail readers cut longer ones, and hide the rest.
  limit: 90_000,
  sizeOf: ({ html }) => Buffer.byteLength(html),
  recipients: (settings) => textsOf(settings, 'to'),
  faults: mailFaults,
  async open(settings, context) {
    const { createTransport } = await import('nodemailer')
    const options = await connectionOf(settings, context)
    return {
      async send(letter, recipient) {
        const sockets: Socket[] = []
        const transport = createTransport({
          ...options,
          getSocket: (_options: unknown, done: (error: Error | null, socket?: object) => void) => {
            const socket = connect({ host: options.host, port: options.port })
            sockets.push(socket)
            socket.once('error', done)
            socket.once('connect', () => {
              socket.off('error', done)
              done(null, { connection: socket })
            })
          },
        })
        const end = new AbortController()
        const signal = AbortSignal.any([
          AbortSignal.timeout(context.timeout),
          end.signal,
          ...(context.signal ? [context.signal] : []),
        ])
        try {
          const stopped = new Promise<never>((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
          })
          signal.throwIfAborted()
          await Promise.race([transport.sendMail(mailOf(letter, recipient, settings)), stopped])
        } catch (error) {
          throw failureOf(error)
        } finally {
          end.abort()
          transport.close()
          for (const socket of sockets) socket.destroy()
        }
      },
      async close() {},
    }
  },
}

async function connectionOf(settings: ChannelSettings, { timeout, folder }: ChannelContext) {
  const security = securities.find((each) => each === settings['security']) ?? 'starttls'
  const port = numberOf(settings, 'port', { tls: 465, starttls: 587, none: 25 }[security])
  const user = textOf(settings, 'user')
  const ca = textOf(settings, 'ca')
  const host = textOf(settings, 'host')
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    pool: false as const,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: { servername: host, ...(ca !== '' && { ca: await certificates(resolve(folder, ca)) }) },
    ...(user !== '' && { auth: { user, pass: textOf(settings, 'password') } }),
  }
}

async function certificates(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw refused(what, 'the file of certificates cannot be read', { retryable: false })
  }
}

/** The same letter to the same recipient is the same mail, by which mail readers drop a copy. */
function mailOf(letter: Letter, recipient: string, settings: ChannelSettings) {
  const from = addressOf(textOf(settings, 'from'))
  const replyTo = textOf(settings, 'replyTo')
  const unsubscribe = textOf(settings, 'unsubscribe')
  const domain = from.address.split('@').at(-1) ?? 'localhost'
  const reader = createHash('sha256').update(recipient.toLowerCase()).digest('hex').slice(0, 16)
  const trials = letter.digest.happenings.map(({ nctId }) => nctId)
  const [only] = trials.length === 1 ? trials.filter((id) => /^NCT\d{8}$/.test(id)) : []
  // Mails about one trial hang together; a digest of several would knot the threads of its trials into one.
  const root = only === undefined ? undefined : `<trial.${only}.${reader}@${domain}>`
  return {
    from,
    to: addressOf(recipient),
    ...(replyTo !== '' && { replyTo: addressOf(replyTo) }),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    textEncoding: 'quoted-printable' as const,
    date: new Date(letter.digest.at),
    messageId: `<${letter.id}.${reader}@${domain}>`,
    ...(root && { inReplyTo: root, references: root }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(unsubscribe !== '' && { 'List-Unsubscribe': `<${unsubscribe}>` }),
    },
  }
}

/** A server's words may quote the recipient: its number is told alone. */
function failureOf(error: unknown): Error {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  // Somebody in between may have taken STARTTLS away: that is no refusal of the letter.
  if (code === 'ETLS') return unreachable(what, error)
  if (typeof responseCode !== 'number' || responseCode < 400) return unreachable(what, error)
  return refused(what, `it answered ${responseCode}`, { retryable: responseCode < 500 })
}
