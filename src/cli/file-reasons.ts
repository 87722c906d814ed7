/** Why a file could not be read or written, as the last words of a sentence. */

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission is denied',
  ENOTDIR: 'part of its path is no folder',
}

/** @param own what is said of a code instead, or of one that has no words here */
export function reasonOf(cause: unknown, own: Readonly<Record<string, string>> = {}): string {
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  return own[code] ?? reasons[code] ?? (cause instanceof Error ? cause.message : String(cause))
}
