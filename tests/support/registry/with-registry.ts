/** A registry on loopback for one test, with short ways of asking it; closed when the test is over. */
import { onTestFinished } from 'vitest'
import { startRegistry, type RegistryStart } from './registry.js'
import { World } from './world.js'

export interface Page {
  totalCount?: number
  nextPageToken?: string
  studies: { protocolSection: { identificationModule: { nctId: string } } }[]
}

export async function withRegistry(options: RegistryStart & { trials?: number } = {}) {
  const world = options.world ?? new World({ seed: 5, trials: options.trials ?? 25 })
  const registry = await startRegistry({ ...options, world, faults: { emptyPages: 0, ...options.faults } })
  onTestFinished(() => registry.close())
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${registry.address}${path}`, { redirect: 'manual', ...init })
  return {
    world,
    registry,
    ids: world.ids,
    get,
    json: async (path: string) => JSON.parse(await (await get(path)).text()),
    /** Status, type and body in one line. */
    async text(path: string) {
      const answer = await get(path)
      return `${answer.status} ${answer.headers.get('content-type')} ${await answer.text()}`
    },
  }
}
