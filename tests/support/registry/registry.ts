/** A registry of one's own on loopback: API v2 and the internal history, served from a world, with faults on demand. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { seededRandom } from '../random.js'
import { type Fault, FaultPlan, type Faults } from './faults.js'
import { route } from './route.js'
import type { Study } from './study.js'
import { World, type Step } from './world.js'
import { deliver } from './deliver.js'

export interface RegistryOfOnesOwn {
  /** `http://127.0.0.1:54321` */
  address: string
  world: World
  /** Every request, in the order of its coming. */
  requests: readonly RequestLog[]
  /** How often the full record of this trial was served whole. */
  timesServed(nctId: string): number
  /** A new build of the data, as `World.publish`. */
  publish(day: string, steps?: readonly Step[]): void
  setFaults(faults: Faults): void
  /** Called with each request before it is answered; nobody is where it is undefined. */
  onRequest: ((request: RequestLog) => void) | undefined
  /** Forgets the requests and the counts so far. */
  clearLog(): void
  close(): Promise<void>
}

export interface RequestLog {
  at: string
  url: string
  userAgent: string
  acceptEncoding: string
  /** 0 where the connection was cut or no answer came. */
  status: number
  fault?: Fault['is']
  /** Trials whose full records went out whole with this answer. */
  records: readonly string[]
}

export interface RegistryStart {
  world?: World
  /** Instead of a world: studies as the API serves them. */
  records?: readonly Study[]
  /** What the log and Retry-After dates go by. */
  clock?: { now(): Date }
  faults?: Faults
  seed?: number
  port?: number
}

export async function startRegistry(start: RegistryStart = {}): Promise<RegistryOfOnesOwn> {
  const { seed = 1, clock = { now: () => new Date() } } = start
  const world = start.world ?? new World({ seed, records: start.records ?? [] })
  const faults = new FaultPlan(start.faults ?? {}, seededRandom(seed))
  const requests: RequestLog[] = []
  const served = new Map<string, number>()
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
    const url = request.url ?? '/'
    const log: RequestLog = { at: clock.now().toISOString(), url, ...sender(request), status: 0, records: [] }
    requests.push(log)
    registry.onRequest?.(log)
    const fault = faults.take(url)
    if (fault !== undefined) log.fault = fault.is
    const mean = () => route(world, new URL(url, 'http://loopback'), () => faults.emptiesPage())
    Object.assign(log, deliver(request, response, mean, { fault, now: clock.now(), build: world.build }))
    for (const nctId of log.records) served.set(nctId, (served.get(nctId) ?? 0) + 1)
  })
  server.listen(start.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const registry: RegistryOfOnesOwn = {
    address: `http://127.0.0.1:${port}`,
    world,
    requests,
    timesServed: (nctId) => served.get(nctId) ?? 0,
    publish: (day, steps) => world.publish(day, steps),
    setFaults: (wanted) => faults.set(wanted),
    onRequest: undefined,
    clearLog() {
      requests.length = 0
      served.clear()
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return registry
}

function sender({ headers }: IncomingMessage): { userAgent: string; acceptEncoding: string } {
  return { userAgent: headers['user-agent'] ?? '', acceptEncoding: String(headers['accept-encoding'] ?? '') }
}
