/** The files of a folder and of all folders in it, in the order of their names. */
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { tell, type OpenOptions } from './document.js'
import { isLeftBySystem, printable } from './names.js'
import { fileTrouble, trouble } from './trouble.js'

export interface FoundFile {
  path: string
  /** The path as it is printed. */
  name: string
}

/** The files under a path; the path itself where it is no folder. */
export async function* filesAt(path: string, options: OpenOptions): AsyncGenerator<FoundFile> {
  const name = printable(path)
  try {
    if ((await stat(path)).isDirectory()) yield* filesIn(path, await realpath(path), options)
    else yield { path, name }
  } catch (error) {
    tell(fileTrouble(name, error), options)
  }
}

/** @param root the folder that was named, without links in its path */
async function* filesIn(folder: string, root: string, options: OpenOptions): AsyncGenerator<FoundFile> {
  const entries = await readdir(folder, { withFileTypes: true })
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of sorted) {
    if (isLeftBySystem(entry.name)) continue
    const path = join(folder, entry.name)
    const name = printable(path)
    try {
      if (entry.isDirectory()) yield* filesIn(path, root, options)
      else if (entry.isFile() || (entry.isSymbolicLink() && (await isLinkToFile(path, name, root))))
        yield { path, name }
    } catch (error) {
      tell(fileTrouble(name, error), options)
    }
  }
}

/** A link to a folder is not followed: it may lead in a circle, or to the same documents once more. */
async function isLinkToFile(path: string, name: string, root: string): Promise<boolean> {
  const target = await stat(path)
  if (!target.isDirectory()) return target.isFile()
  const [place, from] = [await realpath(path), await realpath(join(path, '..'))]
  const isReadUnderItsOwnName = isInside(root, place) && !isInside(place, from)
  if (isReadUnderItsOwnName) return false
  throw trouble('refused-entry', name, 'It is a link to a folder, which is not followed; name that folder itself.')
}

function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
