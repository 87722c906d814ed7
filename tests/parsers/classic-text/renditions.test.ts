/** Whatever made a text of a page, the Trial read from it is that of the page, but for what the text lost. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { diff, parse, sentenceOf } from '../../../src/index.js'

/** The pages that renditions were made of, by the end of their folders' names. */
const pages = {
  'a-2023-page': 'recruiting-with-arms-and-sites',
  'a-2015-page': 'until-2017-recruiting',
  'a-tabular-view-of-2012': 'tabular-view-until-2017',
  'a-tabular-view-of-2019': 'tabular-view-since-2017',
} as const

/** What cannot be told from the text alone, and is read otherwise than from the page. */
const misread: Readonly<Record<string, readonly string[]>> = {
  // Without list marks a measure without a time frame looks like a description of the one before it.
  'browser-copy-of-a-2023-page': [
    'Description added to secondary outcome measure “Sleep”: “Waking”',
    'Secondary outcome measure removed: “Waking”, after the start',
  ],
  // Two columns one space apart look like one keyword.
  'w3m-of-a-2023-page': ['Keywords changed, added: “tides coast”; removed: “tides”, “coast”'],
}

const renditions = readdirSync(new URL('./', import.meta.url)).flatMap((name) => {
  const [, page] = /-of-(a-.*)$/.exec(name) ?? []
  return page !== undefined && page in pages ? [{ name, page: pages[page as keyof typeof pages] }] : []
})

describe('a rendition is read as its page', () => {
  test('there are some of each page', () => {
    expect(new Set(renditions.map(({ page }) => page))).toEqual(new Set(Object.values(pages)))
  })

  test.each(renditions)('$name', async ({ name, page }) => {
    const before = await parse(readFileSync(new URL(`../classic-page/${page}/input.html`, import.meta.url)))
    const after = await parse(readFileSync(new URL(`${name}/input.txt`, import.meta.url)))
    const told = diff(before, after).changes.filter(({ severity }) => severity !== 'noise')
    expect(told.map(sentenceOf)).toEqual(misread[name] ?? [])
  })
})
