/** The committed JSON Schema of the configuration is the one its reader has; `UPDATE=1 npm test` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonSchemaOfConfig } from '../../src/watch/config/json-schema.js'
import { paperChannels } from '../support/watch/paper-channels.js'

const file = new URL('../../src/watch/config/trialdiff.schema.json', import.meta.url)

test('it has not drifted from the reader', async () => {
  const schema = await jsonSchemaOfConfig()
  if (process.env.UPDATE) writeFileSync(file, schema)
  expect(readFileSync(file, 'utf8')).toBe(schema)
})

test('it tells of every key in a sentence, and of the settings of channels', async () => {
  const schema = await jsonSchemaOfConfig(paperChannels)
  const { properties } = JSON.parse(schema) as { properties: Record<string, { description?: string }> }
  expect(Object.entries(properties).filter(([, { description }]) => !/^[A-Z].*\.$/.test(description ?? ''))).toEqual([])
  expect(schema).toContain('The server with its password. A secret: ${NAME}')
})
