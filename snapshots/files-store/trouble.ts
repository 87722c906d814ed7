/** What is said where the file system refuses what a store needs. */
import { StoreError } from '../../src/model/errors.js'

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'it lies on a disk that can only be read',
  ENOTDIR: 'part of its path is no folder',
  EISDIR: 'it is a folder',
  EEXIST: 'something else stands there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ELOOP: 'it is a link, which a store does not follow',
  EIO: 'the disk does not hand it out',
}

/** An error of the file system as a StoreError; every other error is given back as it is. */
export function storeTrouble(cause: unknown, path: string, verb: 'read' | 'written' | 'made'): unknown {
  const code = codeOf(cause)
  if (code === undefined || cause instanceof StoreError) return cause
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : code)
  return new StoreError('store-trouble', `${path} cannot be ${verb}: ${reason}.`, { cause })
}

/** `ENOENT`, `EEXIST` …; undefined for what is no error of the system. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined
}
