/** The client of the registry: one way of asking, and the answers to all that its contract names. */
import packageJson from '../../package.json' with { type: 'json' }
import { UsageError } from '../model/errors.js'
import { isLoopback, readAddress, registryAddress } from './address.js'
import { openAsking } from './ask.js'
import { fetchIndex, fetchVersion } from './fetch-history.js'
import { fetchRecords } from './fetch-records.js'
import { pollRows, searchRows } from './fetch-rows.js'
import { readJson } from './answers/json-answer.js'
import { textIn } from './answers/json-object.js'
import { versionPath } from './paths.js'
import type { Registry, RegistryOptions } from './registry.js'
import { systemClock } from './pace/system-clock.js'
import { openBucket } from './pace/token-bucket.js'
import type { Transport } from './transport/transport.js'
import { unreadable } from './trouble.js'

const ordinaryRate = 1
const highestRate = 3

/**
 * Opens no connection: the first question does.
 * @throws UsageError for an address, a rate or a contact that cannot be used
 */
export async function openClient(options: RegistryOptions = {}): Promise<Registry> {
  const address = readAddress(options.address ?? registryAddress)
  const clock = options.clock ?? systemClock
  const rate = readRate(options, isLoopback(address))
  const transport = await openTransport(options.transport ?? 'undici', address)
  const asking = openAsking({
    address,
    transport,
    clock,
    bucket: options.bucket ?? openBucket(rate, clock),
    random: options.random ?? Math.random,
    userAgent: userAgentOf(options.contact),
    timeout: options.timeout ?? 30_000,
    attempts: options.attempts ?? 5,
    signal: options.signal,
    onRequest: options.onRequest,
  })
  const now = (): Date => clock.now()
  return {
    get requests() {
      return asking.requests
    },
    dataset: () =>
      asking.ask(versionPath, (answer) => {
        const json = readJson(answer)
        const [apiVersion, dataTimestamp] = [textIn(json, 'apiVersion'), textIn(json, 'dataTimestamp')]
        if (apiVersion !== undefined && dataTimestamp !== undefined) return { apiVersion, dataTimestamp }
        throw unreadable(answer.url, 'no version of its data; look for a newer trialdiff', false)
      }),
    poll: (ids) => pollRows(asking, ids),
    search: (terms) => searchRows(asking, terms),
    records: (ids) => fetchRecords(asking, ids, now),
    historyIndex: (nctId) => fetchIndex(asking, nctId, now),
    historyVersion: (nctId, version) => fetchVersion(asking, nctId, version, now),
    close: () => transport.close(),
  }
}

async function openTransport(name: 'undici' | 'curl', address: URL): Promise<Transport> {
  if (name === 'curl') return (await import('./transport/curl-transport.js')).openCurl(address)
  return (await import('./transport/undici-transport.js')).openUndici(address)
}

/** The registry's robots.txt asks for a second between requests; nobody watches the loopback. */
function readRate({ rate = ordinaryRate, reason }: RegistryOptions, isOwn: boolean): number {
  if (!Number.isFinite(rate) || rate <= 0) {
    throw new UsageError('bad-usage', `A rate of ${rate} requests a second cannot be kept; give a number above 0.`)
  }
  if (isOwn || rate <= ordinaryRate) return rate
  if (rate > highestRate) {
    throw new UsageError(
      'bad-usage',
      `${rate} requests a second are too many; ${highestRate} is the most, and 1 what the registry asks for.`,
    )
  }
  if ((reason ?? '').trim() !== '') return rate
  throw new UsageError('bad-usage', `The registry asks for 1 request a second; say why ${rate} are needed (reason).`)
}

/** Who asks, and whom the registry may write to. */
export function userAgentOf(contact: string | undefined): string {
  const trialdiff = `trialdiff/${packageJson.version}`
  const told = contact?.trim() ?? ''
  if (told === '') return trialdiff
  if (/^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/.test(told) && !/[()]/.test(told))
    return `${trialdiff} (+${told})`
  const message =
    'The contact cannot stand in a User-Agent; give a mail address or an address on the web, in plain characters.'
  throw new UsageError('bad-usage', message)
}
