/** bundleSources: sources of the tests as scripts that plain Node runs, in a folder of their own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const banner = `import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)`

/**
 * @param sources paths below the root, by the names of their scripts
 * @returns where a script lies, how it is imported, and how the folder goes
 */
export async function bundleSources(sources) {
  const folder = await mkdtemp(join(tmpdir(), 'trialdiff-bench-'))
  await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: sources,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.18',
    external: ['pg-native'],
    banner: { js: banner },
    logLevel: 'warning',
  })
  const pathOf = (name) => join(folder, `${name}.mjs`)
  return {
    pathOf,
    load: (name) => import(pathToFileURL(pathOf(name)).href),
    discard: () => rm(folder, { recursive: true, force: true }),
  }
}
