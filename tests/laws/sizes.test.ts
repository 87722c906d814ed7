/** The house's rules on names, sizes and openings hold for every source. */
import { describe, expect, test } from 'vitest'
import { sourcesUnder } from '../support/tree.js'
import { ill, linesOf } from './manners.js'

test('every source keeps them', () => {
  const sources = sourcesUnder('src', 'parsers', 'snapshots', 'tests', 'bench')
  expect([...sources].flatMap(([path, source]) => ill(path, source))).toEqual([])
})

test('the sizes, told but not judged: the aim is a median of 60 lines at most and a 95th percentile of 160', () => {
  const sizes = [...sourcesUnder('src', 'parsers', 'snapshots')].map(([path, source]) => ({
    path,
    lines: linesOf(source),
  }))
  const sorted = sizes.toSorted((a, b) => a.lines - b.lines)
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1]?.lines ?? 0
  const largest = sorted.slice(-3).map(({ path, lines }) => `${path} ${lines}`)
  console.log(
    `${sorted.length} files, median ${at(0.5)} lines, 95th percentile ${at(0.95)}; largest: ${largest.join(', ')}`,
  )
  expect(sorted.length).toBeGreaterThan(0)
})

const opening = '/** Says what this is for. */\n'

describe('a breach is found', () => {
  test.each([
    ['too long', 'src/diff/a.ts', opening + 'a\n'.repeat(300), 'more than 300 lines'],
    ['no opening', 'src/diff/a.ts', 'export const a = 1', 'does not open with'],
    ['an opening after the imports', 'src/diff/a.ts', `import 'b'\n${opening}`, 'does not open with'],
    ['an empty opening', 'src/diff/a.ts', '/** */', 'does not open with'],
    ['an opening of two sentences', 'src/diff/a.ts', '/** Does this. Does that. */', 'does not open with'],
    ['a default export', 'src/diff/a.ts', `${opening}export default 1`, 'exports a default'],
    ['a default export by name', 'src/diff/a.ts', `${opening}export { a as default }`, 'exports a default'],
    ['any as a parameter', 'src/diff/a.ts', `${opening}function a(b: any) {}`, 'the type any'],
    ['any in a list', 'src/diff/a.ts', `${opening}let a: any[]`, 'the type any'],
    ['any as an argument', 'src/diff/a.ts', `${opening}let a: Record<string, any>`, 'the type any'],
    ['any by assertion', 'src/diff/a.ts', `${opening}const a = b as any`, 'the type any'],
    ['any at the end of a line', 'src/diff/a.ts', `${opening}type A = any\n`, 'the type any'],
    ['an enum', 'src/diff/a.ts', `${opening}export enum A {}`, 'an enum'],
    ['a namespace', 'src/diff/a.ts', `${opening}export namespace A {}`, 'a namespace'],
    ['a name in camel case', 'src/diff/fooBar.ts', opening, 'not in kebab-case'],
    ['a folder in another case', 'src/Diff/a.ts', opening, 'not in kebab-case'],
    ['a name that says nothing', 'src/diff/utils.ts', opening, 'utils says nothing'],
    ['a folder that says nothing', 'src/common/a.ts', opening, 'common says nothing'],
    ['a name that ends in nothing', 'src/diff/rule-manager.ts', opening, 'manager says nothing'],
  ])('%s', (_what, path, source, expected) => {
    expect(ill(path, source)).toEqual([expect.stringContaining(expected)])
  })
})

test.each([
  ['one sentence', '/** What a trial is, e.g. NCT04984356 in API v2.0. */'],
  ['one sentence on two lines', '/**\n * What a trial is,\n * and nothing else.\n */'],
  ['the word any', `${opening}// any\nconst any = 'as any', a = z.any(), b = { any: 1 }`],
  ['exactly long enough', opening + 'a\n'.repeat(299)],
])('what is allowed is left alone: %s', (_what, source) => {
  expect(ill('src/diff/a-b.ts', source)).toEqual([])
})
