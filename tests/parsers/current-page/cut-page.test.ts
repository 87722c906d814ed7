/** A page that was copied in part says of nothing that it is gone. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from '../../../parsers/parse.js'
import { diff } from '../../../src/diff/diff.js'
import { sentenceOf } from '../../../src/report/sentences.js'

test('a page cut behind any of its lines tells no change', async () => {
  const text = readFileSync(new URL('text/copied-by-hand/input.txt', import.meta.url), 'utf8')
  const whole = await parse(text)
  const start = text.indexOf('Brief Summary')
  const told: string[] = []
  for (let end = text.indexOf('\n', start); end >= 0; end = text.indexOf('\n', end + 1)) {
    const { changes } = diff(whole, await parse(text.slice(0, end)))
    const changed = changes.filter(({ severity }) => severity !== 'noise')
    told.push(...changed.map((each) => `${text.slice(0, end).split('\n').length}: ${sentenceOf(each)}`))
  }
  expect(told).toEqual([])
})
