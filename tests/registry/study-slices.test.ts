/** Each study keeps exactly the bytes in which it was served. */
import { array, assert, constantFrom, dictionary, jsonValue, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { studySlices } from '../../src/registry/answers/study-slices.js'

const decoder = new TextDecoder()

function sliced(json: string): string[] {
  const bytes = new TextEncoder().encode(json)
  return studySlices(bytes).map(({ start, end }) => decoder.decode(bytes.subarray(start, end)))
}

/** White space wherever JSON allows it, chosen by a run of numbers. */
function print(value: unknown, spaces: () => string): string {
  const around = (text: string): string => `${spaces()}${text}${spaces()}`
  if (Array.isArray(value)) return around(`[${value.map((each) => print(each, spaces)).join(',')}${spaces()}]`)
  if (typeof value !== 'object' || value === null) return around(JSON.stringify(value))
  const members = Object.entries(value).map(([key, each]) => `${around(JSON.stringify(key))}:${print(each, spaces)}`)
  return around(`{${members.join(',')}${spaces()}}`)
}

test('the slices of any page are the texts of its studies, whatever white space, text and keys there are', () => {
  const others = dictionary(string({ unit: 'grapheme' }), jsonValue())
  const gaps = array(constantFrom('', ' ', '\n', '\r\n\t', '   '), { minLength: 1 })
  assert(
    property(others, array(jsonValue()), others, gaps, (before, studies, after, choices) => {
      let count = 0
      const spaces = (): string => choices[count++ % choices.length] ?? ''
      const json = print({ ...before, studies, ...after }, spaces)
      const parsed = (JSON.parse(json) as { studies: unknown }).studies
      const expected = Array.isArray(parsed) ? parsed : []
      const texts = sliced(json)
      expect(texts.map((text) => JSON.parse(text) as unknown)).toEqual(expected)
      expect(texts.every((text) => text === text.trim())).toBe(true)
      expect(texts.every((text) => json.includes(text))).toBe(true)
    }),
  )
})

test.each([
  ['no list', '{"totalCount":3}', []],
  ['an empty list', '{"studies":[ ]}', []],
  ['a list within another object', '{"a":{"studies":[1]},"studies":[2]}', ['2']],
  ['a list that is none', '{"studies":{"a":[1]}}', []],
  ['the last of two lists, as JSON.parse takes it', '{"studies":[1],"studies":[2,3]}', ['2', '3']],
  ['a key in other spelling', '{"st\\u0075dies":[1]}', ['1']],
  ['signs within texts', '{"studies":[{"a":"]}\\"[\\\\"},"x,y"]}', ['{"a":"]}\\"[\\\\"}', '"x,y"']],
  ['a mark of byte order', '\ufeff{"studies":[1]}', ['1']],
])('%s', (_what, json, expected) => {
  expect(sliced(json)).toEqual(expected)
})
