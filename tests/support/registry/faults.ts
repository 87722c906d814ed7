/** The faults a request can meet on demand: by probability, from a queue, or both. */
import type { Random } from '../random.js'

export type Fault =
  /** 429; seconds until the next request is welcome, or as a date. */
  | { is: 'too many'; retryAfter?: number; asDate?: boolean }
  | { is: 'blocked' }
  | { is: 'broken'; status?: 500 | 502 | 503 | 504; retryAfter?: number }
  | { is: 'reset' }
  /** The body in pieces with so many milliseconds between them. */
  | { is: 'slow'; pause?: number; pieces?: number }
  /** Never answers; the client has to give up. */
  | { is: 'silent' }
  | { is: 'truncated' }
  | { is: 'wrong length' }
  | { is: 'expired token' }
  /** A login page of somebody in between, with status 200. */
  | { is: 'login' }

export interface Faults {
  /** How probable a fault is for any one request; 0 unless given. */
  probability?: number
  /** Among which it is chosen. */
  among?: readonly Fault[]
  /** The faults of the next requests that match, one each, before any by chance; null spares a request. */
  next?: readonly (Fault | null)[]
  /** Only requests whose address holds this text meet faults. */
  where?: string
  /** A page without studies but with a token, this often in listings of more than one page; 0.02 unless given. */
  emptyPages?: number
}

/** Those that a client can get over by asking again. */
export const passing: readonly Fault[] = [
  { is: 'too many', retryAfter: 1 },
  { is: 'broken', status: 500 },
  { is: 'broken', status: 502 },
  { is: 'broken', status: 503, retryAfter: 1 },
  { is: 'reset' },
  { is: 'slow', pause: 5, pieces: 4 },
  { is: 'truncated' },
  { is: 'wrong length' },
  { is: 'login' },
]

export class FaultPlan {
  #faults: Faults = {}
  #queue: (Fault | null)[] = []
  readonly #random: Random

  constructor(faults: Faults, random: Random) {
    this.#random = random
    this.set(faults)
  }

  set(faults: Faults): void {
    this.#faults = faults
    this.#queue = [...(faults.next ?? [])]
  }

  /** The fault this request meets. */
  take(url: string): Fault | undefined {
    const { probability = 0, among = passing, where } = this.#faults
    if (where !== undefined && !url.includes(where)) return undefined
    if (this.#queue.length > 0) return this.#queue.shift() ?? undefined
    return this.#random.chance(probability) ? this.#random.pickOf(among) : undefined
  }

  emptiesPage(): boolean {
    return this.#random.chance(this.#faults.emptyPages ?? 0.02)
  }
}
