/** A page that was copied in part says of nothing that it is gone. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { currentPage } from '../../../parsers/current-page/format.js'
import { parse } from '../../../parsers/parse.js'
import { diff } from '../../../src/diff/diff.js'
import { sentenceOf } from '../../../src/report/sentences.js'

test('a page cut at the end of any line tells no change', async () => {
  const text = readFileSync(new URL('text/copied-by-hand/input.txt', import.meta.url), 'utf8')
  const whole = await parse(text)
  const lines = text.split('\n')
  const cuts = lines.map((_, count) => lines.slice(0, count).join('\n')).filter((cut) => currentPage.detects(cut))
  expect(cuts.length).toBeGreaterThan(300)
  const told: string[] = []
  for (const cut of cuts) {
    const { changes } = diff(whole, await parse(cut))
    const changed = changes.filter(({ severity }) => severity !== 'noise')
    told.push(...changed.map((change) => `${cut.slice(-40)}: ${sentenceOf(change)}`))
  }
  expect(told).toEqual([])
})
