/** The registry's address: https, or a registry of one's own on this machine. */
import { UsageError } from '../model/errors.js'

export const registryAddress = 'https://clinicaltrials.gov'

/**
 * @returns scheme, host and port, without a slash at the end
 * @throws UsageError for what is no address, for http beyond this machine, for a name, password or path in it
 */
export function readAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new UsageError('bad-usage', `${text} is no address of a registry; write one such as ${registryAddress}.`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      'bad-usage',
      `The address of the registry holds a name or password (${url.host}); leave it out.`,
    )
  }
  if (url.pathname !== '/' || url.search !== '') {
    throw new UsageError(
      'bad-usage',
      `The address of the registry goes on after its host (${url.pathname}); write ${url.origin}.`,
    )
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new UsageError(
      'bad-usage',
      `${url.origin} would be asked without encryption; write https, plain http is for registries on this machine alone.`,
    )
  }
  return new URL(url.origin)
}

/** Whether an address leads to this machine itself. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}
