/** Failures of channels as typed errors, in words that can quote neither a secret nor a recipient. */
import { ChannelError } from '../model/errors.js'

/** Faults of a disk or network that a person has to mend, so that trying again alone is of no use. */
const lasting = /^(?:EISDIR|ENOTDIR|EACCES|EPERM|EROFS|ENAMETOOLONG|ELOOP|ENOENT)$/

/**
 * No answer came. The cause is told by its code alone and not passed on: the words of a library or a server may hold the
 * address with its token, or the recipient.
 */
export function unreachable(what: string, error: unknown): ChannelError {
  if (error instanceof ChannelError) return error
  const code = codeOf(error)
  return new ChannelError(
    'channel-unreachable',
    `${what} could not be reached (${code}); check its settings and the network.`,
    {
      retryable: true,
    },
  )
}

/** The receiver answered, and did not take the letter. */
export function refused(
  what: string,
  how: string,
  options: { retryable: boolean; retryAfter?: number | undefined },
): ChannelError {
  return new ChannelError('channel-refused', `${what} did not take the letter: ${how}.`, options)
}

/** A file could not be written. */
export function unwritten(what: string, error: unknown): ChannelError {
  if (error instanceof ChannelError) return error
  const code = codeOf(error)
  return new ChannelError('channel-refused', `${what} could not be written (${code}); check its path and its rights.`, {
    retryable: !lasting.test(code),
  })
}

/** `ECONNREFUSED`: the code of an error or of what caused it, never its words. */
export function codeOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 4) return 'no answer'
  const { code, name, cause, errors } = error as { code?: unknown; name?: unknown; cause?: unknown; errors?: unknown }
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code
  if (name === 'TimeoutError') return 'no answer in time'
  if (name === 'AbortError') return 'stopped'
  const inner = Array.isArray(errors) ? (errors[0] as unknown) : cause
  return codeOf(inner, depth + 1)
}
