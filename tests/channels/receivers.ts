/** Receivers on loopback: an HTTP server and a mail server that answer, refuse, break off or stay silent as told. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createServer as createSocketServer, type AddressInfo, type Server as SocketServer } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Taken {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export type Manner =
  | { kind: 'answers'; status: number; body: string; headers?: Record<string, string> }
  | { kind: 'closes' }
  | { kind: 'is silent' }
  | { kind: 'drips' }

export interface HttpReceiver {
  address: string
  /** Every request, taken or refused. */
  requests: Taken[]
  /** How it answers from now on; a function decides by request. */
  manner: Manner | ((taken: Taken) => Manner)
  close(): Promise<void>
}

export async function httpReceiver(): Promise<HttpReceiver> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('error', () => {})
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const taken = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces).toString('utf8'),
      }
      receiver.requests.push(taken)
      const manner = typeof receiver.manner === 'function' ? receiver.manner(taken) : receiver.manner
      if (manner.kind === 'closes') request.socket.destroy()
      if (manner.kind === 'answers') response.writeHead(manner.status, manner.headers).end(manner.body)
      if (manner.kind === 'drips') {
        response.writeHead(200)
        const drip = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(drip))
      }
    })
  })
  const receiver: HttpReceiver = {
    address: await addressOf(server),
    requests: [],
    manner: { kind: 'answers', status: 200, body: '' },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return receiver
}

async function addressOf(server: Server): Promise<string> {
  return `http://127.0.0.1:${await portOf(server)}`
}

async function portOf(server: Server | SocketServer): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

export interface MailReceiver {
  port: number
  mails: { to: string[]; source: string }[]
  /** The number with which each mail is refused, and at which point. */
  refuses?: { status: number; at: 'recipient' | 'data' | 'login' }
  close(): Promise<void>
}

export async function mailReceiver(): Promise<MailReceiver> {
  const refusal = (at: string): Error | undefined =>
    receiver.refuses?.at === at
      ? Object.assign(new Error('no: reader@example.org canary-of-the-server'), {
          responseCode: receiver.refuses.status,
        })
      : undefined
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, done) => done(refusal('recipient')),
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const error = refusal('data')
        if (error === undefined)
          receiver.mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            source: Buffer.concat(pieces).toString('utf8'),
          })
        done(error)
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const receiver: MailReceiver = {
    port: (server.server.address() as AddressInfo).port,
    mails: [],
    close: () => new Promise((done) => server.close(() => done())),
  }
  return receiver
}

/** A server that takes connections and says nothing, or breaks them off. */
export async function rudeServer(
  kind: 'closes' | 'is silent',
): Promise<{ port: number; asked(): number; close(): Promise<void> }> {
  let asked = 0
  const server = createSocketServer((socket) => {
    asked += 1
    socket.on('error', () => {})
    if (kind === 'closes') socket.destroy()
    else open.add(socket)
  })
  const open = new Set<{ destroy(): void }>()
  const port = await portOf(server)
  return {
    port,
    asked: () => asked,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

/** A port at which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createSocketServer()
  const port = await portOf(server)
  await new Promise((done) => server.close(done))
  return port
}
