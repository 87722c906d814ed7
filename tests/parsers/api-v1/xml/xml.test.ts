/** The XML of API v1 holds the same nodes as its JSON, and reads as the same Trial. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from '../../../../src/index.js'
import { testFolders } from '../../fixture-folders.js'

testFolders(import.meta.url, 'input.xml')

const here = new URL('./', import.meta.url)
const names = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test.each(names.map(({ name }) => name))('%s is the study of the JSON', async (name) => {
  const fromXml = await parse(readFileSync(new URL(`${name}/input.xml`, here)))
  const fromJson = await parse(readFileSync(new URL(`../json/${name}/input.json`, here)))
  const digest = fromJson.source.digest
  expect({ ...fromXml, source: { ...fromXml.source, digest } }).toEqual(fromJson)
})
