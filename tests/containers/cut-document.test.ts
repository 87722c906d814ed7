/** Pages of several records are cut into them byte for byte; anything else is left whole. */
import { describe, expect, test } from 'vitest'
import { cutDocument } from '../../src/containers/cut-document.js'
import { studyJson, studyOf } from '../support/study.js'

function cut(text: string | Uint8Array): string[] {
  const content = typeof text === 'string' ? Buffer.from(text) : text
  return [...cutDocument({ name: 'page.json', content })].map((each) => new TextDecoder().decode(each.content))
}

const [one, other] = [studyJson(), studyJson({ nctId: 'NCT07654321', criteria: 'Brackets ] } and a quote \\" , é' })]

describe('what is cut', () => {
  test.each([
    ['an array', `[${one},\n ${other}]`],
    ['a page of studies', `{"nextPageToken": "a]\\"}", "totalCount": 2, "studies" : [ ${one} , ${other} ], "x": [1]}`],
    ['a page behind a byte order mark', `\ufeff{"studies":[${one},${other}]}`],
  ])('%s', (_, text) => expect(cut(text)).toEqual([one, other]))

  test('each record has a name of its own', () => {
    const content = Buffer.from(`[${one},${other}]`)
    expect([...cutDocument({ name: 'a.json', content })].map(({ name }) => name)).toEqual([
      'a.json, record 1',
      'a.json, record 2',
    ])
  })

  test('each is JSON of the same value, whatever stands in it', () => {
    const studies = ['a\\', '"', '[{', '\u2028', '\\"]'].map((criteria) => studyOf({ criteria }))
    expect(cut(JSON.stringify({ studies })).map((each) => JSON.parse(each) as unknown)).toEqual(studies)
  })
})

describe('what is left whole', () => {
  test.each([
    ['one study', one],
    ['an array of one', `[${one}]`],
    ['a page of one', `{"studies":[${one}]}`],
    ['a page that ends too early', `{"studies":[${one},${other}`],
    ['a page that ends within a text', `{"studies":[${one},{"a":"b`],
    ['an array with a stray word', `[${one},nonsense,${other}]`],
    ['an array without a comma', `[${one} ${other}]`],
    ['studies that are no list', `{"studies":${one}}`],
    ['studies deeper in', `{"answer":{"studies":[${one},${other}]}}`],
    ['no JSON', '<html>[{},{}]</html>'],
    ['nothing', ''],
  ])('%s', (_, text) => expect(cut(text)).toEqual([text]))

  test('a page in UTF-16', () => {
    const content = Buffer.from(`\ufeff[${one},${other}]`, 'utf16le')
    expect([...cutDocument({ name: 'page.json', content })]).toHaveLength(1)
  })
})
