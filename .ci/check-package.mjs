/** Packs the package as npm would publish it, into a temporary folder, where publint and attw look it over. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'trialdiff-package-'))
const tool = (name) => join(root, 'node_modules/.bin', name)
const show = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }

try {
  const packing = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const [{ filename }] = JSON.parse(
    execFileSync('npm', packing, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  )
  const tarball = join(folder, filename)
  execFileSync(tool('publint'), ['run', tarball, '--strict'], show)
  execFileSync(tool('attw'), [tarball, '--profile', 'esm-only', '--no-color', '--no-emoji'], show)
} catch (error) {
  if (error.status === undefined) throw error
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
