/** openProxyAgent: undici's agent for the proxies of an environment, which fails where a proxy breaks off. */
import { EnvHttpProxyAgent, Pool, type buildConnector, type Dispatcher } from 'undici'

/**
 * undici takes a proxy that closes the connection for a passing trouble and connects again without a pause and without
 * an end. Here such a request fails like any other.
 * @throws Error for a proxy whose address is none
 */
export function openProxyAgent(options: EnvHttpProxyAgent.Options = {}): Dispatcher {
  return new EnvHttpProxyAgent({ ...options, factory: openPool })
}

function openPool(origin: string | URL, options: object): Dispatcher {
  const { connect, ...others } = options as Pool.Options
  return new Pool(origin, typeof connect === 'function' ? { ...others, connect: oneTry(connect) } : options)
}

function oneTry(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) callback(isClosing(error) ? brokenOff(error) : error, null)
      else callback(null, socket)
    })
}

function isClosing(error: Error): boolean {
  return 'code' in error && error.code === 'UND_ERR_SOCKET'
}

function brokenOff(cause: Error): Error {
  return Object.assign(new Error('The proxy broke the connection off.', { cause }), { code: 'ECONNRESET' })
}
