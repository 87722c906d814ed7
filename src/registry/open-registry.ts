/** openRegistry: the client of the registry, loaded when it is needed. */
import type { Registry, RegistryOptions } from './registry.js'

/**
 * Opens no connection: the first question does.
 * @throws UsageError for an address, a rate or a contact that cannot be used
 */
export async function openRegistry(options: RegistryOptions = {}): Promise<Registry> {
  const { openClient } = await import('./client.js')
  return openClient(options)
}
