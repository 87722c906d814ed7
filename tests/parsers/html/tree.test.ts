/** The tree of a page holds what shows words, closes what was left open, and never goes deeper than a record does. */
import { expect, test } from 'vitest'
import { printNode, printNodes } from '../../../parsers/html/print.js'
import { findElement } from '../../../parsers/html/find.js'
import { readTree } from '../../../parsers/html/tree.js'

const shown = (html: string): string => printNodes(readTree(html).children)

test.each([
  [
    'what shows no words is left out',
    '<p>A<script>b()</script><!-- c --><style>d{}</style> <button>e</button>f</p>',
    'A f',
  ],
  ['entities are words', '<p>5 &lt; 6 &amp;&nbsp;7 &#8805; 6</p>', '5 < 6 & 7 ≥ 6'],
  ['items left open are closed by the next', '<ul><li>One<li>Two</ul>Three', '* One\n* Two\n\nThree'],
  ['cells and rows left open, too', '<table><tr><td>A<td>B<tr><td>C</table>', 'A\nB\nC'],
  ['an end without a beginning is nothing', 'A</div></td></p>B', 'A\n\nB'],
  ['capitals are small letters', '<UL><LI>One</LI></UL>', '* One'],
])('%s', (_what, html, text) => {
  expect(shown(html)).toBe(text)
})

test('what a caller leaves out goes with all it holds', () => {
  const html = '<div>A<div id="menu"><ul><li>B</li></ul><br></div>C</div>'
  expect(printNode(readTree(html, (_name, { id }) => id === 'menu'))).toBe('AC')
})

test('an element knows whether it breaks the line, and whether something within it does', () => {
  const root = readTree('<span><b>A</b></span><span><i><div>B</div></i></span><span style="display:block">C</span>')
  const spans = root.children.map((child) => child.type === 'tag' && [child.isBlock, child.holdsBlocks])
  expect(spans).toEqual([
    [false, false],
    [false, true],
    [true, false],
  ])
  expect(findElement(root, ({ name }) => name === 'div')?.parent?.name).toBe('i')
})

test.each([1, 400])('%i levels are read', (levels) => {
  expect(shown(`${'<div>'.repeat(levels)}A`)).toBe('A')
})

test.each([401, 1_000_000])('%i levels are refused', (levels) => {
  expect(() => readTree('<div>'.repeat(levels))).toThrow(/more than 400 levels deep/)
})
