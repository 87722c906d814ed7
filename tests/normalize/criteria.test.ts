/** Eligibility criteria become items by side, whatever marks, wraps and headings the sponsor used. */
import { describe, expect, test } from 'vitest'
import type { Criterion } from '../../src/model/trial.js'
import { readCriteria } from '../../src/normalize/criteria.js'

function outline(items: readonly Criterion[], depth = 0): string[] {
  return items.flatMap(({ text, children }) => ['  '.repeat(depth) + text, ...outline(children, depth + 1)])
}

function read(text: string): { inclusion: string[]; exclusion: string[]; other: string[]; headings: string[] } {
  const { sides, headings } = readCriteria(text)
  return {
    inclusion: outline(sides.inclusion),
    exclusion: outline(sides.exclusion),
    other: outline(sides.other),
    headings,
  }
}

describe('sides', () => {
  test('plain headings', () => {
    expect(read('Inclusion Criteria:\n\n* A\n* B\n\nExclusion Criteria:\n\n* C')).toEqual({
      inclusion: ['A', 'B'],
      exclusion: ['C'],
      other: [],
      headings: ['Inclusion Criteria:', 'Exclusion Criteria:'],
    })
  })
  test.each([
    ['INCLUSION CRITERIA', 'inclusion'],
    ['Key Exclusion criteria :', 'exclusion'],
    ['Inclusion:', 'inclusion'],
    ['Non-inclusion Criteria :', 'exclusion'],
    ['Additional Inclusion Criteria For Sub-Study 1 Part A:', 'inclusion'],
    ['Common Inclusion Criteria for All Participants', 'inclusion'],
    ['Inclusion Criteria - Siblings:', 'inclusion'],
    ['The main exclusion criteria include but are not limited to the following:', 'exclusion'],
    ['Subjects must meet all of the following inclusion criteria to participate in this trial:', 'inclusion'],
    ['Patients will be excluded from study entry if:', 'exclusion'],
    ['Key Inclusion/Exclusion Criteria:', 'other'],
  ])('%s opens %s', (heading, side) => {
    const found = read(`${heading}\n\n* A`)
    expect(found[side as 'inclusion']).toEqual(['A'])
    expect(found.headings).toEqual([heading])
  })
  test.each([
    'Other protocol-defined inclusion/exclusion criteria may apply',
    'Note: Additional inclusion/exclusion criteria may apply, per protocol.',
    'Further inclusion criteria apply.',
    'Do not meet inclusion criteria',
    'There are no exclusion criteria',
    'Other inclusion/exclusion criteria are specified in the protocol.',
  ])('%s stays an item', (line) => {
    expect(read(`Exclusion Criteria:\n\n* A\n\n${line}`).exclusion).toEqual(['A', line])
    expect(read(`Exclusion Criteria:\n\n* A\n* ${line}`).exclusion).toEqual(['A', line])
  })
  test('text behind a heading is the first item', () => {
    expect(read('Inclusion Criteria:• >18 years old\n\nExclusion Criteria: None')).toMatchObject({
      inclusion: ['>18 years old'],
      exclusion: ['None'],
    })
  })
  test('a heading as a list item', () => {
    expect(read('* Inclusion Criteria:\n* A\n* Exclusion Criteria:\n* B')).toMatchObject({
      inclusion: ['A'],
      exclusion: ['B'],
    })
  })
  test('an item that ran into the next heading', () => {
    expect(read('Inclusion Criteria:\n\n* Weight below 150 kg Exclusion Criteria\n* B')).toMatchObject({
      inclusion: ['Weight below 150 kg'],
      exclusion: ['B'],
    })
  })
  test('repeated pairs, one for each cohort', () => {
    const text =
      'Inclusion Criteria Part A:\n\n* A\n\nExclusion Criteria Part A:\n\n* B\n\nInclusion Criteria Part B:\n\n* C'
    expect(read(text)).toMatchObject({ inclusion: ['A', 'C'], exclusion: ['B'] })
  })
  test('without a heading nothing is guessed', () => {
    expect(read('* A\n* B')).toMatchObject({ inclusion: [], exclusion: [], other: ['A', 'B'] })
  })
})

describe('items', () => {
  test('nesting follows the indent', () => {
    const text = 'Inclusion Criteria:\n\n1. A:\n\n   1. B\n   2. C\n\n      * D\n2. E'
    expect(read(text).inclusion).toEqual(['A:', '  B', '  C', '    D', 'E'])
  })
  test('a wrapped line belongs to its item, even when it begins like a list mark', () => {
    const text =
      'Inclusion Criteria:\n\n* Men and women aged 18\n  - 65 years who are older than\n  18. They consent\n* B'
    expect(read(text).inclusion).toEqual(['Men and women aged 18 - 65 years who are older than 18. They consent', 'B'])
  })
  test('marks of many kinds', () => {
    const text = 'Inclusion Criteria:\n\n• A\n• B\n\n1) C\n2) D\n\n(a) E\n(b) F\n\n- G\n- H'
    expect(read(text).inclusion).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
  })
  test('a bullet typed behind the mark of the list', () => {
    expect(read('Inclusion Criteria:\n\n* • A\n  * ● B\n* C').inclusion).toEqual(['A', '  B', 'C'])
  })
  test('a lone mark takes the next line', () => {
    expect(read('Exclusion Criteria:\n- A\n-\nB of these:\n- C').exclusion.map((each) => each.trim())).toEqual([
      'A',
      'B of these:',
      'C',
    ])
  })
  test('counted lines under an item that ends with a colon', () => {
    const text = 'Inclusion Criteria:\n- All of these:\ni. A\nii. B\n- C'
    expect(read(text).inclusion).toEqual(['All of these:', '  A', '  B', 'C'])
  })
  test('paragraphs without marks', () => {
    expect(read('Exclusion Criteria:\n\nFirst thing\n\nSecond thing').exclusion).toEqual([
      'First thing',
      'Second thing',
    ])
  })
  test('an empty text has none', () => {
    expect(read('')).toEqual({ inclusion: [], exclusion: [], other: [], headings: [] })
  })
})

// A pattern that backtracks would not come to an end here.
test.each([
  ['many marks', '* '.repeat(50_000)],
  ['many headings in one line', 'Inclusion '.repeat(20_000)],
  ['many items', '- a\n'.repeat(20_000)],
  ['many brackets', '('.repeat(100_000)],
  ['a number without end', `1${'.1'.repeat(50_000)}`],
  ['much space', `Inclusion${' '.repeat(100_000)}x`],
])('%s are read in time', { timeout: 20_000 }, (_, text) => {
  expect(readCriteria(text).sides).toBeDefined()
})
