/** A server on loopback that answers as a test says, for answers that no good registry gives. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { openRegistry } from '../../src/registry/open-registry.js'
import type { Registry, RegistryOptions } from '../../src/registry/registry.js'
import { fakeClock, type FakeClock } from './fake-clock.js'

export type Reply = { status?: number; headers?: Record<string, string>; body?: string | Uint8Array }
export type Handler = (url: URL, response: ServerResponse, request: IncomingMessage) => Reply | undefined | void

export interface ScriptedServer {
  address: string
  /** What was asked for, with the query, in order. */
  asked: string[]
  /** The registry at this server, on a clock nobody waits for. */
  open(options?: RegistryOptions): Promise<Registry & { clock: FakeClock }>
  close(): Promise<void>
}

/** A handler that gives nothing has answered by itself, or never will. */
export async function scriptedServer(handle: Handler): Promise<ScriptedServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const reply = handle(new URL(request.url ?? '/', 'http://127.0.0.1'), response, request)
    if (!reply) return
    const body = reply.body ?? ''
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const opened: Registry[] = []
  async function close(): Promise<void> {
    await Promise.all(opened.map((each) => each.close()))
    server.closeAllConnections()
    server.close()
  }
  afterAll(close)
  return {
    address,
    asked,
    close,
    async open(options = {}) {
      const clock = fakeClock()
      const registry = await openRegistry({ address, clock, random: () => 0.5, ...options })
      opened.push(registry)
      return Object.assign(Object.create(registry) as Registry, { clock })
    },
  }
}

/** Replies one after the other; the last one is given again and again. */
export function inTurn(...replies: readonly Reply[]): Handler {
  let count = 0
  return () => replies[Math.min(count++, replies.length - 1)]
}

export const version = { body: '{"apiVersion":"2.0.5","dataTimestamp":"2026-11-20T09:00:05"}' }

/** A study with as little in it as the tests need. */
export function study(nctId: string, aliases: readonly string[] = []): object {
  const identificationModule = { nctId, ...(aliases.length > 0 && { nctIdAliases: aliases }) }
  return { protocolSection: { identificationModule, statusModule: { overallStatus: 'RECRUITING' } } }
}

export function page(studies: readonly object[], nextPageToken?: string): Reply {
  return { body: JSON.stringify({ studies, ...(nextPageToken !== undefined && { nextPageToken }) }) }
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

export const nct = (number: number): string => `NCT${String(number).padStart(8, '0')}`
