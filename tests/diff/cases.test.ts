/** Each folder under tests/cases holds two versions of a small trial and the changes that must be told of them; `UPDATE=1` writes them anew. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { diff, parse, sentenceOf, type Change } from '../../src/index.js'

const folder = new URL('../cases/', import.meta.url)

for (const area of readdirSync(folder)) {
  describe(area, () => {
    for (const name of readdirSync(new URL(`${area}/`, folder))) {
      test(name.replaceAll('-', ' '), async () => {
        const at = new URL(`${area}/${name}/`, folder)
        const before = await parse(readFileSync(new URL('before.json', at)))
        const after = await parse(readFileSync(new URL('after.json', at)))
        const told = diff(before, after).changes.map(essence)
        const file = new URL('changes.json', at)
        if (process.env.UPDATE) writeFileSync(file, `${JSON.stringify(told, null, 2)}\n`)
        expect(told).toEqual(JSON.parse(readFileSync(file, 'utf8')))
      })
    }
  })
}

/** What a reader relies on: everything but the id, which is tested elsewhere, and the operations, by their number. */
function essence(change: Change): unknown {
  const { id: _, operations, ...rest } = change
  const sentence = sentenceOf(change)
  return { sentence, ...rest, operations: operations.length }
}
