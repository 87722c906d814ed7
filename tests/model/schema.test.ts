/** The committed JSON Schema is the one the zod schema gives. `UPDATE=1 npm test` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { trialSchema } from '../../src/model/trial.js'

const file = new URL('../../src/model/trial.schema.json', import.meta.url)

function generate(): string {
  const schema = z.toJSONSchema(trialSchema, { target: 'draft-2020-12', unrepresentable: 'throw' })
  const head = { $schema: schema.$schema, $id: 'urn:trialdiff:trial', title: 'Trial' }
  return `${JSON.stringify({ ...head, ...schema }, null, 1)}\n`
}

test('the committed JSON Schema has not drifted from the model', () => {
  if (process.env.UPDATE) writeFileSync(file, generate())
  expect(readFileSync(file, 'utf8')).toBe(generate())
})
