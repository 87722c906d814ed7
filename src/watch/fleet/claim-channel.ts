/** A channel is served by one worker of a fleet at a time: two would send the same letter. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../index.js'

export interface ChannelClaim {
  /** Others may have served it until now. */
  isShared: boolean
  lost?: AbortSignal
  release(): Promise<void>
}

/**
 * Where the store has one writer nobody needs to be waited for.
 * @returns undefined where another worker still serves it when the patience, in milliseconds, is at its end
 */
export async function claimChannel(
  { fleet }: Store,
  name: string,
  { patience, signal }: { patience: number; signal?: AbortSignal },
): Promise<ChannelClaim | undefined> {
  if (!fleet) return { isShared: false, release: async () => {} }
  for (let waited = 0; ; waited += pause) {
    const claim = await fleet.claim(`channel/${name}`)
    if (claim) return { isShared: true, lost: claim.lost, release: () => claim.release() }
    if (waited >= patience || signal?.aborted) return undefined
    await sleep(pause)
  }
}

const pause = 250
