/** What is said where PostgreSQL refuses what a store needs: one sentence, never a password, never what was to be written. */
import { StoreError, TrialdiffError } from '../../src/model/errors.js'

/** SQLSTATE codes after which the same may be tried again, and nothing was done. */
const passing = new Set(['40001', '40P01', '55P03', '57014', '53300', '53400', '57P01', '57P02', '57P03', '57P05'])

/** What is known of the network's and the server's codes, and what to do. */
const reasons: Record<string, string> = {
  '28P01': 'it refuses this user or password; check both, or set PGPASSWORD',
  '28000': 'it lets this user not in from here; ask its administrator for a line in pg_hba.conf',
  '42501': 'this user lacks a privilege there; see docs/postgres.md for those a store needs',
  '53100': 'its disk is full',
  '53300': 'it has no connection left; run fewer workers or raise max_connections',
  '55P03': 'another held a lock for too long',
  '57014': 'it took too long and was stopped',
  '57P01': 'it was shut down',
  '57P03': 'it is starting up or shutting down',
  '25006': 'it only lets read; name its primary server',
  '40001': 'others wrote at the same moment',
  '40P01': 'others wrote at the same moment',
  ECONNREFUSED: 'nothing answers there; check host and port, and whether it runs',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ENOTFOUND: 'no such host is known',
  EAI_AGAIN: 'the host cannot be looked up at the moment',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its host cannot be reached',
  ENOENT: 'there is no such socket; check host and whether it runs',
}

/** Sentences of `pg` itself, which have no code. */
const ownWords: readonly (readonly [RegExp, string])[] = [
  [/password must be a (?:non-empty )?string/i, 'it asks for a password; set PGPASSWORD'],
  [/terminated|not queryable|closed the connection/i, 'the connection broke'],
  [/timeout/i, 'it does not answer'],
  [/does not support SSL/i, 'it speaks no TLS; leave out sslmode or turn TLS on there'],
  [/certificate|self.signed/i, 'its certificate is not trusted; name its authority with sslrootcert'],
]

/** An error of the database as a StoreError; what is one of ours already is given back. */
export function storeTrouble(cause: unknown, printed: string): TrialdiffError {
  if (cause instanceof TrialdiffError) return cause
  const code = codeOf(cause)
  if (code === '3D000') {
    const sentence = `There is no database ${databaseOf(printed)} on the server of ${printed}; create it first, with createdb.`
    return new StoreError('store-not-found', sentence, { cause })
  }
  const retryable = passes(cause)
  const reason = reasonOf(cause, code)
  return new StoreError('store-trouble', `The store at ${printed} cannot be used: ${reason}.`, { cause, retryable })
}

/** Whether nothing was done and the same may be tried again. */
export function passes(error: unknown): boolean {
  return passing.has(codeOf(error) ?? '') || isLoss(error)
}

/** The connection is gone, and nobody knows what the server still did. */
export function isLoss(error: unknown): boolean {
  if (error instanceof TrialdiffError) return false
  const code = codeOf(error) ?? ''
  if (/^(?:08...|57P0[12])$/.test(code)) return true
  if (/^(?:ECONNRESET|EPIPE|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code)) return true
  return (
    code === '' && error instanceof Error && /terminated|not queryable|timeout|closed the conn/i.test(error.message)
  )
}

/** The SQLSTATE of the server, or the code of the system; of several failed addresses the first one's. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** The words of an unknown error are not repeated where the server wrote them: they may quote what was to be kept. */
function reasonOf(cause: unknown, code: string | undefined): string {
  const known = code === undefined ? undefined : reasons[code]
  if (known !== undefined) return known
  const words = cause instanceof Error ? cause.message : ''
  const own = ownWords.find(([pattern]) => pattern.test(words))?.[1]
  return own ?? `the database answers ${code ?? 'with an unknown error'}`
}

function databaseOf(printed: string): string {
  return decodeURIComponent(new URL(printed).pathname.slice(1)) || 'of that name'
}
