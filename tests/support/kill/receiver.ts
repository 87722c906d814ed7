/** A webhook receiver that fails at times: it refuses, or takes a letter and drops the connection before it answers. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Random } from '../random.js'
import type { ToldHappening } from './told.js'

/** One letter that was taken. */
export interface Delivery {
  /** The idempotency key. */
  message: string
  channel: string
  /** By the clock of the watch. */
  at: Date
  happenings: readonly ToldHappening[]
  /** Taken, but the sender was never told so. */
  dropped: boolean
}

export interface Receiver {
  address: string
  deliveries: readonly Delivery[]
  refusals: number
  /** How probable it is that a letter is refused, and that it is taken without an answer. */
  setFaults(faults: { refuse: number; drop: number }): void
  /** Called when the next letters are taken, before they are answered; nobody is where it is undefined. */
  onTaken: (() => void) | undefined
  close(): Promise<void>
}

export async function startReceiver(random: Random, now: () => Date): Promise<Receiver> {
  const deliveries: Delivery[] = []
  let refusals = 0
  let faults = { refuse: 0, drop: 0 }
  const server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      const body = await text(request)
      if (random.chance(faults.refuse)) {
        refusals += 1
        response.writeHead(random.pick([500, 503, 429]), { 'retry-after': '1' }).end('later')
        return
      }
      const dropped = random.chance(faults.drop)
      deliveries.push({ ...readLetter(request, body), at: now(), dropped })
      receiver.onTaken?.()
      if (dropped) request.socket.resetAndDestroy()
      else response.writeHead(204).end()
    }
    // A sender that dies in the middle of a letter has not sent it.
    take().catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const receiver: Receiver = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries,
    get refusals() {
      return refusals
    },
    setFaults(wanted) {
      faults = wanted
    },
    onTaken: undefined,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return receiver
}

function readLetter(
  { headers, url = '' }: IncomingMessage,
  body: string,
): Pick<Delivery, 'message' | 'channel' | 'happenings'> {
  const { data } = JSON.parse(body) as { data: { id: string; trials: ToldHappening[] } }
  if (headers['idempotency-key'] !== data.id) throw new Error('the idempotency key is not the identity of the letter')
  return { message: data.id, channel: url.slice(1), happenings: data.trials }
}
