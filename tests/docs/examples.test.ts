/** Every example in the README and the docs is run, and prints what the page says; `UPDATE=1` writes the pages anew. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findExamples, withOutputs, type Example } from './examples.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md') && findExamples(readFileSync(join(root, name), 'utf8')).length > 0,
)
const shims = makeShims()

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  const examples = findExamples(text)
  test('prints what it says', () => {
    // A store of its own, empty at the beginning, and a clock that stands still: digests come out the same.
    const place = {
      TRIALDIFF_STORE: join(mkdtempSync(join(tmpdir(), 'trialdiff-docs-')), 'trials'),
      TRIALDIFF_NOW: now,
    }
    const outputs = examples.map((example) => run(example, place))
    if (process.env.UPDATE) update(page, outputs)
    else for (const [index, { code, output }] of examples.entries()) expect(outputs[index], code).toBe(output)
  })
})

test('the README has examples', () => {
  expect(findExamples(readFileSync(join(root, 'README.md'), 'utf8')).length).toBeGreaterThan(4)
})

/** The page is read again, since other tests may have written other parts of it meanwhile. */
function update(page: string, outputs: readonly string[]): void {
  const text = readFileSync(join(root, page), 'utf8')
  writeFileSync(join(root, page), withOutputs(text, findExamples(text), outputs))
}

const now = '2026-11-22T09:30:00Z'

function run({ kind, code }: Example, place: Record<string, string>): string {
  const [program, args] =
    kind === 'js' ? [process.execPath, ['--input-type=module', '-e', code]] : ['/bin/sh', ['-c', `${code} || true`]]
  const env = { ...process.env, ...place, NO_COLOR: '1', PATH: `${shims}:${process.env.PATH}` }
  return execFileSync(program, args, { cwd: root, encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** A folder with the built command under its own name. */
function makeShims(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trialdiff-docs-'))
  const shim = join(folder, 'trialdiff')
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"\n`)
  chmodSync(shim, 0o755)
  return folder
}
