/** Makes one runnable file of a TypeScript module of the tests, for a process of its own. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './tree.js'

/** A bundled CommonJS package asks for node's own modules with `require`, which an ES module has to make for itself. */
const requireForCommonJs = `import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)`

/** @param module its path from the root */
export async function bundle(module: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'trialdiff-bundle-')), 'run.mjs')
  await build({
    absWorkingDir: root,
    entryPoints: [module],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.18',
    // Asked for only where it is installed.
    external: ['pg-native'],
    banner: { js: requireForCommonJs },
    logLevel: 'warning',
  })
  return outfile
}
