/** What is said where a file or an archive cannot be opened. */
import { FormatError, UsageError, type ErrorCode } from '../model/errors.js'

/** The sentence begins with the name, as every sentence about a document. */
export function trouble(code: ErrorCode, name: string, sentence: string, cause?: unknown): FormatError {
  return new FormatError(code, `${name}: ${sentence}`, { cause })
}

/** An error of the file system; every other error is given back as it is. */
export function fileTrouble(name: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('syscall' in cause)) return cause
  const reason = reasons[String('code' in cause && cause.code)] ?? cause.message
  return new UsageError('file-trouble', `${name} cannot be read: ${reason}.`, { cause })
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'part of its path is no folder',
  ELOOP: 'its links lead in a circle',
  EIO: 'the disk or the system does not hand it out',
  EMFILE: 'too many files are open',
}
