/** Lines that markdown need not take apart read as they do where it does. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readLines } from '../../../parsers/classic-text/lines.js'

const seed = new URL('../../../seeds/NCT04984356/2023-04-07.txt', import.meta.url)
const folders = readdirSync(new URL('./', import.meta.url), { withFileTypes: true }).filter((each) =>
  each.isDirectory(),
)
const texts = [seed, ...folders.map(({ name }) => new URL(`${name}/input.txt`, import.meta.url))]

/** A definition holds for all of a text, so that all of it is taken apart at once. */
const definition = '[whole]: all\n\n'

test.each(texts.map((url) => ({ name: url.pathname.split('/').at(-2), url })))('$name', ({ url }) => {
  const text = readFileSync(url, 'utf8').replaceAll('\u00a0', ' ')
  const whole = readLines(definition + text)
  expect(whole[0]?.text).toBe('[whole]: all')
  expect(readLines(text)).toEqual(whole.slice(1))
})

test.each([
  ['a sign at the end', '- >= 18 years\n- # of sites\n- 1. Age\n', ['>= 18 years', '# of sites', '1. Age']],
  ['an item without words', 'Criteria\n-\nAge\n- Sex\n', ['Criteria', 'Age', 'Sex']],
  ['emphasis over two lines', 'so **it\nis** said\n', ['so it', 'is said']],
])('words are kept: %s', (_what, text, expected) => {
  expect(readLines(text).map((line) => line.text)).toEqual(expected)
})
