/** Reads the project's own source files, for the laws that look at them. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The TypeScript files under the given folders: the path from the root, with `/`, and the text. */
export function sourcesUnder(...folders: string[]): Map<string, string> {
  const paths = folders.flatMap((folder) => filesUnder(join(root, folder))).filter((path) => path.endsWith('.ts'))
  return new Map(paths.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]))
}

/** Every file under a folder, in the order of its path; none where there is no such folder. */
export function filesUnder(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
