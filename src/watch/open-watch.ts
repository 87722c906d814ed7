/** openWatch: from a configuration to the parts a run is given, with the store open. */
import { isAbsolute, resolve } from 'node:path'
import { openRegistry, openStore, stores, type RegistryOptions, type Store } from '../index.js'
import { fillIn, type Environment } from './config/secrets.js'
import { readyChannels, sendTimeout, type Surroundings } from './telling/ready-channels.js'
import type { RunParts } from './run-parts.js'
import { dueAt } from './telling/schedule.js'
import { listedTrials } from './targets/targets.js'
import type { WatchConfig } from './watch-config.js'

export interface OpenWatchOptions extends Surroundings {
  write: RunParts['write']
  progress?: RunParts['progress']
  onRequest?: RegistryOptions['onRequest']
}

export interface OpenedWatch {
  parts: RunParts
  /** Gives the store to others and ends what is open to the registry. */
  close(): Promise<void>
}

/**
 * Everything that can be wrong before the first request is found here, the store last, so that nobody waits for a lock
 * in vain.
 * @throws ConfigError, UsageError; StoreError `store-locked` while another run writes
 */
export async function openWatch(config: WatchConfig, options: OpenWatchOptions): Promise<OpenedWatch> {
  const lists = await readLists(config)
  const channels = await readyChannels(config, options)
  const store = await openStoreOf(config, options.env, 'write')
  try {
    const registry = await openRegistry(registryOptions(config, options, store))
    const { now, progress, signal, write } = options
    return {
      parts: {
        store,
        registry,
        clock: { now },
        lists,
        channels,
        write,
        dueAt,
        sendTimeout,
        ...(progress && { progress }),
        ...(signal && { signal }),
      },
      async close() {
        await registry.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The trials that each watch names itself or in its files; disabled ones too, whose trials stay known. */
export async function readLists({ watches, folder }: WatchConfig): Promise<Map<string, readonly string[]>> {
  const lists = new Map<string, readonly string[]>()
  for (const watch of watches) lists.set(watch.id, watch.enabled ? await listedTrials(watch, folder) : [])
  return lists
}

/** Whether other workers may work on its store at the same time. @throws ConfigError `missing-secret` */
export function isShared({ store }: WatchConfig, env: Environment): boolean {
  const location = fillIn(store, env, 'the store')
  return stores.find(({ takes }) => takes(location))?.name === 'postgres'
}

/** @throws ConfigError `missing-secret`; StoreError */
export async function openStoreOf(config: WatchConfig, env: Environment, access: 'read' | 'write'): Promise<Store> {
  const location = fillIn(config.store, env, 'the store')
  const isPlace = /^[a-z][a-z0-9+.-]+:\/\//i.test(location) || isAbsolute(location)
  return openStore(isPlace ? location : resolve(config.folder, location), { access, create: access === 'write' })
}

function registryOptions(
  { registry }: WatchConfig,
  { signal, onRequest }: OpenWatchOptions,
  store: Store,
): RegistryOptions {
  const { address, contact, rate, reason, transport, timeoutSeconds, attempts } = registry
  const bucket = store.fleet?.bucket(new URL(address).host, rate)
  return {
    address,
    rate,
    transport,
    timeout: timeoutSeconds * 1000,
    attempts,
    ...(contact !== undefined && { contact }),
    ...(reason !== undefined && { reason }),
    ...(bucket && { bucket }),
    ...(signal && { signal }),
    ...(onRequest && { onRequest }),
  }
}
