/** The registry on loopback as a process: options as JSON on the command line, orders as lines on standard input, answers as lines. */
import { createInterface } from 'node:readline'
import type { Faults } from '../faults.js'
import { startRegistry } from '../registry.js'
import { World, type Step, type WorldOptions } from '../world.js'

export interface ServeOptions extends WorldOptions {
  port?: number
  faults?: Faults
}

export type Order =
  | { do: 'publish'; day: string; steps?: readonly Step[] }
  | { do: 'publish some'; count: number }
  | { do: 'faults'; faults: Faults }
  | { do: 'count' }
  | { do: 'close' }

async function serve(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? '{"seed":1,"trials":100}') as ServeOptions
  const world = new World(options)
  const registry = await startRegistry({ ...options, world })
  say({ address: registry.address, ids: world.ids })

  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as Order
    if (order.do === 'publish') registry.publish(order.day, order.steps)
    else if (order.do === 'publish some') world.publishSome(order.count)
    else if (order.do === 'faults') registry.setFaults(order.faults)
    else if (order.do === 'close') break
    say({ build: world.build, requests: registry.requests.length, changes: world.changes.length })
  }
  await registry.close()
  process.stdin.destroy()
}

function say(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}

void serve()
