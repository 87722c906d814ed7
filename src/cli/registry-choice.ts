/** Which registry a command asks, and how politely: options, environment, and what is said aloud about them. */
import type { Command } from 'commander'
import { UsageError, type RegistryOptions, type Store } from '../index.js'
import { choice } from './choices.js'

export interface RegistryChoice {
  address?: string
  rate?: number
  reason?: string
  contact?: string
  transport?: 'undici' | 'curl'
  attempts?: number
}

export function addRegistryOptions(command: Command): Command {
  return command
    .option('--contact <address>', 'whom the registry may write to; else TRIALDIFF_CONTACT')
    .option('--rate <number>', 'requests a second: 1 or fewer; up to 3 with --reason', asRate)
    .option('--reason <words>', 'why more than 1 request a second is needed; it is printed')
    .option('--attempts <number>', 'how often one request is tried in all; 5 unless given', asAttempts)
    .option('--transport <name>', 'undici, or curl where Node is refused', choice('transport', ['undici', 'curl']))
    .option('--address <url>', 'another registry than clinicaltrials.gov; else TRIALDIFF_REGISTRY')
}

function asRate(text: string): number {
  const rate = Number(text)
  if (text.trim() !== '' && Number.isFinite(rate) && rate > 0) return rate
  throw new UsageError('bad-usage', `${text} is no number of requests a second; write 1, or 0.5.`)
}

function asAttempts(text: string): number {
  const attempts = Number(text)
  if (Number.isInteger(attempts) && attempts >= 1 && attempts <= 20) return attempts
  throw new UsageError('bad-usage', `${text} is no number of attempts; write 1 to 20.`)
}

export function registryOptions(chosen: RegistryChoice): RegistryOptions {
  const address = chosen.address ?? (process.env.TRIALDIFF_REGISTRY || undefined)
  const contact = chosen.contact ?? (process.env.TRIALDIFF_CONTACT || undefined)
  const { rate, reason, transport, attempts } = chosen
  return {
    ...(address !== undefined && { address }),
    ...(contact !== undefined && { contact }),
    ...(rate !== undefined && { rate }),
    ...(reason !== undefined && { reason }),
    ...(transport !== undefined && { transport }),
    ...(attempts !== undefined && { attempts }),
  }
}

const usual = 'https://clinicaltrials.gov'

/** Whoever shares a store shares the one way to the registry, too. */
export function sharedBucket(
  store: Store,
  { address = usual, rate = 1 }: RegistryOptions,
): Pick<RegistryOptions, 'bucket'> {
  const bucket = store.fleet?.bucket(new URL(address).host, rate)
  return bucket ? { bucket } : {}
}

/** Says on standard error what a registry's host would want to be said. */
export function tellManners({ address, contact, rate = 1, reason }: RegistryOptions): void {
  if (rate > 1 && reason !== undefined) {
    process.stderr.write(`trialdiff: Asking ${rate} times a second instead of once, for this reason: ${reason}\n`)
  }
  if (contact === undefined && address === undefined) {
    process.stderr.write(
      'trialdiff: The registry is not told whom it may write to; say so with --contact or TRIALDIFF_CONTACT.\n',
    )
  }
}
