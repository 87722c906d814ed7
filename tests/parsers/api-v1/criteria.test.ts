/** Criteria that lost their list marks get them back where a line was surely an item. */
import { describe, expect, test } from 'vitest'
import { restoreMarks } from '../../../parsers/api-v1/criteria.js'

const between = (inclusion: string, exclusion = 'Other'): string =>
  `Inclusion Criteria:\n\n${inclusion}\n\nExclusion Criteria:\n\n${exclusion}`

test.each([
  ['lines close together are items', between('A\nB'), between('- A\n- B', '- Other')],
  ['an item with items below it stands alone', between('A\n\nB:\n\nC\nD'), between('- A\n- B:\n- C\n- D', '- Other')],
  ['the only item of a list keeps its mark', between('1. A', '• B'), between('1. A', '• B')],
  ['a mark typed on each item stays', between('1. A\n2. B'), between('- 1. A\n- 2. B', '- Other')],
  [
    'so it does on an item with items below it',
    between('1. A\n2. B\n\n3. C:\n\nD\nE'),
    between('- 1. A\n- 2. B\n- 3. C:\n- D\n- E', '- Other'),
  ],
  ['windows line ends', 'Inclusion Criteria:\r\n\r\nA\r\nB', 'Inclusion Criteria:\n\n- A\n- B'],
  ['a lone mark is no item', between('-'), between('-', '- Other')],
  ['nothing', '', ''],
])('%s', (_, criteria, restored) => expect(restoreMarks(criteria)).toBe(restored))

describe('headings', () => {
  test.each(['Exclusion Criteria', 'MCI Exclusion Criteria:', 'Non-inclusion criteria:', 'Exclusion Criteria: none'])(
    '%j is a title',
    (title) => {
      const criteria = `Inclusion Criteria:\n\nA\nB\n\n${title}\n\nC\nD`
      expect(restoreMarks(criteria)).toBe(`Inclusion Criteria:\n\n- A\n- B\n\n${title}\n\n- C\n- D`)
    },
  )
  test('a sentence that mentions a side is an item where both sides have titles', () => {
    const criteria = between('A\n\nPatients may be excluded and come again if they have:\n\nB\nC')
    expect(restoreMarks(criteria)).toContain('- A\n- Patients may be excluded and come again if they have:\n- B\n- C')
  })
  test('below the title of its side it goes on with the title', () => {
    const criteria = between('A', 'Patients are excluded if one of these applies:\n\nB\nC')
    expect(restoreMarks(criteria)).toContain('Criteria:\n\nPatients are excluded if one of these applies:\n\n- B\n- C')
  })
  test('it may be a heading where there are no titles', () => {
    const criteria = 'Patients are included if they have:\n\nA\nB\n\nThey are excluded if they have:\n\nC\nD'
    expect(restoreMarks(criteria)).toBe(
      'Patients are included if they have:\n\n- A\n- B\n\nThey are excluded if they have:\n\n- C\n- D',
    )
  })
})
