/** Folders of fixtures: each holds one document and the trial that must be read from it; `UPDATE=1` writes it anew. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formats } from '../../parsers/formats.js'
import { parseAll } from '../../parsers/parse.js'
import type { ParsedTrial } from '../../src/model/parsed-trial.js'

/** One test for each folder beside the test file. */
export function testFolders(testFile: string, input: string): void {
  const folder = new URL('./', testFile)
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of names) {
    test(name.replaceAll('-', ' '), async () => {
      const at = new URL(`${name}/`, folder)
      const read = await readOwn(readFileSync(new URL(input, at)))
      const file = new URL('trial.json', at)
      if (process.env['UPDATE']) writeFileSync(file, `${JSON.stringify(read, null, 2)}\n`)
      expect(read).toEqual(JSON.parse(readFileSync(file, 'utf8')))
    })
  }
}

/** What was read: one trial, or a list where several stand in the document. */
async function readOwn(document: Uint8Array): Promise<unknown> {
  const found: unknown[] = []
  for await (const parsed of parseAll(document)) found.push(withOwnOmissions(parsed))
  return found.length === 1 ? found[0] : found
}

/** Of the omissions, those that this document alone has. */
function withOwnOmissions({ trial, source, issues }: ParsedTrial): unknown {
  const always = formats.find(({ name }) => name === source.format)?.omits ?? []
  return { format: source.format, trial, omits: source.omits.filter((path) => !always.includes(path)), issues }
}
