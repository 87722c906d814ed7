/** Bundles a TypeScript file of the tests into one script that plain Node runs: a worker in a process of its own. */
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './tree.js'

/** @param file below the root @param folder where the script goes @returns its path */
export async function bundleWorker(file: string, folder: string): Promise<string> {
  const outfile = join(folder, `${file.replaceAll(/[^\w]+/g, '-')}.cjs`)
  await build({
    absWorkingDir: root,
    entryPoints: [file],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['pg-native'],
    logLevel: 'error',
  })
  return outfile
}
