/** A registry on loopback, a configuration that watches it, and the built command beside it: one for each test. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { run, start, temporaryFolder, type Ending, type Running } from '../command.js'
import { startRegistry, type RegistryOfOnesOwn, type RegistryStart } from '../registry/registry.js'
import type { Study } from '../registry/study.js'
import { studyOf } from '../study.js'

/** Parts of the configuration, in YAML; what is not given is a file channel to which all goes. */
export interface Parts {
  top?: string
  trials?: readonly string[]
  channels?: string
  routes?: string
}

export interface Scene {
  registry: RegistryOfOnesOwn
  path: string
  write(name: string, content: string): void
  configure(parts?: Parts): void
  /** `trialdiff …` in the folder of the configuration. */
  call(args: readonly string[], env?: Record<string, string>): Promise<Ending>
  watch(...args: string[]): Promise<Ending>
  /** `trialdiff watch …`, left running. */
  begin(...args: string[]): Running
  /** Terminates the first trial and moves the enrollment of the second. */
  publish(day: string): void
  /** What the file channel was told. */
  told(): string
  /** Resolves once so many requests have come in. */
  requested(count: number): Promise<void>
}

export const ids = ['NCT00000011', 'NCT00000012', 'NCT00000013'] as const

/** A channel that nothing can be sent by, as long as a file stands where its folder should. */
export const blocked = 'channels: { out: { type: file, path: blocked/told.txt } }'

/** To be called where the tests of a file are collected. */
export function scenes(): (options?: RegistryStart) => Promise<Scene> {
  const folder = temporaryFolder()
  const open: RegistryOfOnesOwn[] = []
  afterAll(async () => {
    for (const each of open) await each.close()
  })
  return async (options) => {
    const records = ids.map((nctId) => studyOf({ nctId }) as unknown as Study)
    const registry = await startRegistry({ records, faults: { emptyPages: 0 }, ...options })
    open.push(registry)
    const scene = sceneIn(folder, `case-${open.length}`, registry)
    scene.configure({ trials: registry.world.ids })
    return scene
  }
}

function sceneIn(folder: ReturnType<typeof temporaryFolder>, name: string, registry: RegistryOfOnesOwn): Scene {
  const path = join(folder.path, name)
  const write = (file: string, content: string): void => void folder.write(`${name}/${file}`, content)
  const call = (args: readonly string[], env: Record<string, string> = {}): Promise<Ending> =>
    run(args, { cwd: path, env })
  return {
    registry,
    path,
    write,
    call,
    configure({ top = '', trials = ids, channels, routes } = {}) {
      const asked = `{ address: "${registry.address}", requestsPerSecond: 500, triesPerRequest: 2, contact: t@example.org }`
      const lines = [
        top,
        `registry: ${asked}`,
        `watches: [{ id: ours, trials: [${trials.join(', ')}] }]`,
        channels ?? 'channels: { out: { type: file, path: told.txt } }',
        routes ?? 'routes: [{ to: [out], min: minor }]',
      ]
      write('trialdiff.yaml', `${lines.join('\n')}\n`)
    },
    watch: (...args) => call(['watch', ...args]),
    begin: (...args) => start(['watch', ...args], { cwd: path }),
    publish(day) {
      registry.publish(day, [
        { nctId: ids[0], edit: { is: 'status', to: 'TERMINATED', whyStopped: 'Lack of funding' } },
        { nctId: ids[1], edit: { is: 'enrollment', count: 105 } },
      ])
    },
    told: () => readFileSync(join(path, 'told.txt'), 'utf8'),
    async requested(count) {
      while (registry.requests.length < count) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
