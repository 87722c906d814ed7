/** Folders of fixtures: each holds one document and the trial that must be read from it; `UPDATE=1` writes it anew. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formats } from '../../parsers/formats.js'
import { parse } from '../../parsers/parse.js'

/** One test for each folder beside the test file. */
export function testFolders(testFile: string, input: string): void {
  const folder = new URL('./', testFile)
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of names) {
    test(name.replaceAll('-', ' '), async () => {
      const at = new URL(`${name}/`, folder)
      const read = await readOwn(readFileSync(new URL(input, at)))
      const file = new URL('trial.json', at)
      if (process.env['UPDATE'] || !existsSync(file)) writeFileSync(file, `${JSON.stringify(read, null, 2)}\n`)
      expect(read).toEqual(JSON.parse(readFileSync(file, 'utf8')))
    })
  }
}

/** What was read, and of the omissions those that this document alone has. */
async function readOwn(document: Uint8Array): Promise<unknown> {
  const { trial, source, issues } = await parse(document)
  const always = formats.find(({ name }) => name === source.format)?.omits ?? []
  return { format: source.format, trial, omits: source.omits.filter((path) => !always.includes(path)), issues }
}
