/** Folding makes equal what a reader cannot tell apart, and nothing else. */
import { array, assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, sameWords, wordKeys } from '../../src/normalize/fold.js'

const same: readonly [string, string, string][] = [
  ['kinds of space', 'stage I or II', 'stage\u00a0I  or\u2009II'],
  ['dashes', 'ages 12-17', 'ages 12\u201317'],
  ['a hyphen that does not break', 'anti-CD7', 'anti\u2011CD7'],
  ['quotes', 'the patient\'s "best" arm', 'the patient\u2019s \u201cbest\u201d arm'],
  ['comparison signs', '>= 18 and <= 65', '\u2265 18 and \u2264 65'],
  ['a comparison sign the wrong way round', '=< 5', '\u22645'],
  ['markdown escapes', 'ANC \\> 1.5 \\[10^9\\]', 'ANC > 1.5 [10^9]'],
  ['HTML escapes', 'ANC &gt; 1.5 &amp; more &#x2F; less', 'ANC > 1.5 & more / less'],
  ['wrapped lines', 'one\n   two', 'one two'],
  ['a space before its unit', '10 mg', '10mg'],
  ['spaces beside marks', 'and / or ( if any )', 'and/or (if any)'],
  ['invisible marks', 'co\u00adordinate\u200b', 'coordinate'],
  ['composed letters', 'Trépo', 'Tre\u0301po'],
]
const different: readonly [string, string, string][] = [
  ['a number', 'at least 18 years', 'at least 21 years'],
  ['a sign', '> 18 years', '>= 18 years'],
  ['two numbers against one', 'arms 1 0', 'arms 10'],
  ['a letter', 'adults', 'adult'],
  ['case', 'Active', 'active'],
  ['two words against one', 'every day', 'everyday'],
  ['a decimal point', '1.5', '15'],
  ['a minus', '-5 to 5', '5 to 5'],
]

describe('the same', () => {
  test.each(same)('%s', (_, before, after) => expect(fold(before)).toBe(fold(after)))
  test('list marks at the start of lines', () => {
    expect(sameWords('* one\n* two\n  1. three', '- one\n\n- two\n  a) three')).toBe(true)
  })
})

describe('not the same', () => {
  test.each(different)('%s', (_, before, after) => expect(sameWords(before, after)).toBe(false))
  test('a number at the end of a sentence is no list mark', () => {
    expect(sameWords('older than 18.', 'older than 21.')).toBe(false)
  })
})

test('folding twice is folding once', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    { verbose: 1 },
  )
})

test('texts share a key where they have the same words, and only there', () => {
  const texts = array(constantFrom('one', ' ', '\n', '* ', '1. ', '.', ',', '• ', '>=', '≥', '5', 'mg'), {
    maxLength: 6,
  })
  assert(
    property(texts, texts, (before, after) => {
      const [from, to] = [before.join(''), after.join('')]
      const keys = new Set(wordKeys(from))
      expect(wordKeys(to).some((key) => keys.has(key))).toBe(sameWords(from, to))
    }),
    { verbose: 1, numRuns: 2000 },
  )
})
