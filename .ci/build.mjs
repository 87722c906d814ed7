/** Builds dist: the library and the command as bundles, their declarations, the schemas and the notices of what was bundled. */
import { execFileSync } from 'node:child_process'
import { chmod, copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { joinChunks } from './join-chunks.mjs'

/** Small, needed by every run of the command: bundled so that a start reads few files. Everything else stays a dependency. */
const bundled = ['commander', 'fast-json-patch']

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'dist')
const fresh = join(root, `dist.tmp-${process.pid}`)

/** A bundled CommonJS package asks for node's own modules with `require`, which an ES module has to make for itself. */
const requireForCommonJs = `import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
`

const ways = {
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  // Less to read at every start; names stay, so that a trace from somebody's machine can be followed.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
}

async function bundle() {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const external = Object.keys(dependencies).filter((name) => !bundled.includes(name))
  const { metafile } = await build({
    ...ways,
    absWorkingDir: root,
    entryPoints: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
    outdir: fresh,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    external: external.flatMap((name) => [name, `${name}/*`]),
    metafile: true,
  })
  return metafile
}

async function prepend(path, text) {
  const source = await readFile(path, 'utf8')
  await writeFile(path, text + source.replace(/^#!.*\n/, ''))
}

async function finish(metafile) {
  const place = (name) => join(relative(root, fresh), name)
  const files = { library: place('index.js'), command: place('cli.js') }
  for (const output of await joinChunks(metafile, { root, ...files, options: ways })) {
    const path = join(root, output)
    const source = await readFile(path, 'utf8')
    if (/__require\s*=/.test(source)) await prepend(path, requireForCommonJs)
  }
  const command = join(fresh, 'cli.js')
  await prepend(command, '#!/usr/bin/env node\n')
  await chmod(command, 0o755)
}

/** The folders of the npm packages whose code is in the bundles. */
function packagesIn(metafile) {
  const folders = new Set()
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]
      if (folder && bytesInOutput > 0) folders.add(folder)
    }
  }
  return [...folders].toSorted()
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'))
  const files = (await readdir(join(root, folder)))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .toSorted()
  if (files.length === 0) throw new Error(`${name} is bundled, but ships no licence text to pass on`)
  const texts = await Promise.all(files.map((file) => readFile(join(root, folder, file), 'utf8')))
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n')
}

async function notices(metafile) {
  const opening = 'The files in this folder contain code of the following packages.'
  const each = await Promise.all(packagesIn(metafile).map(noticeOf))
  const line = `\n\n${'-'.repeat(80)}\n\n`
  await writeFile(join(fresh, 'THIRD-PARTY-NOTICES.txt'), `${[opening, ...each].join(line)}\n`)
}

async function schemas() {
  await copyFile(join(root, 'src/watch/config/trialdiff.schema.json'), join(fresh, 'trialdiff.schema.json'))
  const source = join(root, 'src/model/trial.schema.json')
  await copyFile(source, join(fresh, 'trial.schema.json'))
  // A declaration may name the schema by its place in the sources.
  const beside = join(fresh, 'types/src/model/trial.schema.json')
  await mkdir(dirname(beside), { recursive: true })
  await copyFile(source, beside)
}

function declarations() {
  const tsc = join(root, 'node_modules/.bin/tsc')
  const options = ['-p', join(root, '.ci/tsconfig.build.json'), '--outDir', join(fresh, 'types')]
  execFileSync(tsc, options, { stdio: ['ignore', 'inherit', 'inherit'] })
}

/** Puts the finished folder in place at once, so that whoever reads dist meanwhile never sees half of it. */
async function publish() {
  const old = `${fresh}-old`
  for (let attempt = 1; ; attempt += 1) {
    await rename(target, old).catch(unless('ENOENT'))
    try {
      await rename(fresh, target)
      break
    } catch (error) {
      // Another build put its own in place between the two renames.
      if (attempt === 5 || !['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error
      await rm(old, { recursive: true, force: true })
    }
  }
  await rm(old, { recursive: true, force: true })
}

function unless(code) {
  return (error) => {
    if (error.code !== code) throw error
  }
}

try {
  await rm(fresh, { recursive: true, force: true })
  declarations()
  const metafile = await bundle()
  await finish(metafile)
  await notices(metafile)
  await schemas()
  await publish()
} finally {
  await rm(fresh, { recursive: true, force: true })
}
