/** Law 1: imports go down the floors, without circles, and only the rooms named for it touch the world. */
import { describe, expect, test } from 'vitest'
import { sourcesUnder } from '../support/tree.js'
import { breaches } from './floors.js'

test('the house keeps its floors', () => {
  const sources = sourcesUnder('src', 'parsers', 'snapshots')
  expect(sources.size).toBeGreaterThan(0)
  expect(breaches(sources)).toEqual([])
})

/** Everything that may be imported in the examples below. */
const house = {
  'src/model/trial.ts': '',
  'src/normalize/dates.ts': '',
  'src/diff/diff.ts': '',
  'snapshots/folder-store.ts': '',
  'src/report/render.ts': '',
  'parsers/parse.ts': '',
  'src/index.ts': '',
  'src/watch/run.ts': '',
  'src/cli/main.ts': '',
}

function breachesOf(path: string, source: string): string[] {
  return breaches(new Map(Object.entries({ ...house, [path]: source })))
}

describe('a breach is found', () => {
  test.each([
    ['upwards', 'src/model/trial.ts', `import { diff } from '../diff/diff.js'`, 'from a higher floor'],
    ['upwards, type only', 'src/model/trial.ts', `import type { D } from '../diff/diff.js'`, 'from a higher floor'],
    ['upwards, re-exported', 'src/diff/a.ts', `export * from '../report/render.js'`, 'from a higher floor'],
    [
      'upwards, on several lines',
      'src/diff/a.ts',
      `import {\n  a,\n} from '../report/render.js'`,
      'from a higher floor',
    ],
    ['upwards, for its effect', 'src/diff/a.ts', `import '../report/render.js'`, 'from a higher floor'],
    ['upwards, on demand', 'src/diff/a.ts', `const a = await import('../report/render.js')`, 'from a higher floor'],
    ['upwards, a type on demand', 'src/diff/a.ts', `type A = import("../report/render.js").A`, 'from a higher floor'],
    ['upwards, within a template', 'src/diff/a.ts', "`${await import('../report/render.js')}`", 'from a higher floor'],
    ['to the door from below', 'parsers/a.ts', `import { a } from '../src/index.js'`, 'from a higher floor'],
    ['sideways', 'src/report/a.ts', `import { parse } from '../../parsers/parse.js'`, 'from a room on its own floor'],
    ['upwards, to the differ', 'src/normalize/a.ts', `import '../diff/diff.js'`, 'from a higher floor'],
    ['sideways, to a channel', 'src/registry/a.ts', `import '../diff/diff.js'`, 'from a room on its own floor'],
    ['past the door', 'src/cli/a.ts', `import { diff } from '../diff/diff.js'`, 'not through src/index.ts'],
    ['past the door, on demand', 'src/watch/a.ts', `await import('../report/render.js')`, 'not through src/index.ts'],
    ['nowhere', 'src/diff/a.ts', `import { a } from './b.js'`, 'which is not there'],
    ['computed', 'src/diff/a.ts', 'await import(`./${name}.js`)', 'cannot be read'],
    ['a room not in the house', 'src/attic/a.ts', '', 'is in no room of the house'],
    ['a file beside the door', 'src/other.ts', '', 'is in no room of the house'],
    ['the disk', 'parsers/a.ts', `import { readFileSync } from 'node:fs'`, 'must not touch the world'],
    ['the disk by promise', 'src/diff/a.ts', `import { readFile } from 'fs/promises'`, 'must not touch the world'],
    ['the disk in snapshots', 'snapshots/open.ts', `import 'node:fs'`, 'must not touch the world'],
    ['a process', 'src/report/a.ts', `import 'node:child_process'`, 'must not touch the world'],
    ['the network', 'parsers/a.ts', `import { request } from 'undici'`, 'must not touch the world'],
    ['the environment', 'src/diff/a.ts', `const a = process.env.A`, 'uses process'],
    ['the environment, in a template', 'src/diff/a.ts', 'const a = `at ${process.env.A}`', 'uses process'],
    ['the clock', 'src/model/a.ts', `const now = Date.now()`, 'uses Date.now'],
    ['the clock as a date', 'src/model/a.ts', `const now = new Date()`, 'uses new Date()'],
    ['the clock as a date, briefly', 'src/model/a.ts', `const now = new Date`, 'uses new Date()'],
    ['a timer', 'src/diff/a.ts', `setTimeout(() => {}, 1)`, 'uses a timer'],
    ['fetch', 'src/index.ts', `await fetch('https://clinicaltrials.gov')`, 'uses fetch'],
    ['after a slash in an expression', 'src/diff/a.ts', `const a = /['"\`]/.test(b) || Date.now()`, 'uses Date.now'],
    ['after an address in a string', 'src/diff/a.ts', `const a = 'https://x'; Date.now()`, 'uses Date.now'],
  ])('%s', (_what, path, source, expected) => {
    expect(breachesOf(path, source)).toEqual([expect.stringContaining(expected)])
  })

  test('a circle', () => {
    const circle = {
      'src/diff/a.ts': `import './b.js'`,
      'src/diff/b.ts': `import type { C } from './c.js'`,
      'src/diff/c.ts': `import './a.js'`,
    }
    expect(breaches(new Map(Object.entries(circle)))).toEqual([
      'a circle: src/diff/a.ts → src/diff/b.ts → src/diff/c.ts → src/diff/a.ts',
    ])
  })
})

describe('what is allowed is left alone', () => {
  test.each([
    ['downwards', 'src/report/a.ts', `import { diff } from '../diff/diff.js'`],
    ['within the room', 'src/diff/a.ts', `import { diff } from './diff.js'`],
    ['normalize from diff', 'src/diff/a.ts', `import { dates } from '../normalize/dates.js'`],
    ['the door from above', 'src/cli/a.ts', `import { diff } from '../index.js'`],
    ['the ground from above the door', 'src/watch/a.ts', `import type { Trial } from '../model/trial.js'`],
    ['watch from cli', 'src/cli/a.ts', `const { run } = await import('../watch/run.js')`],
    ['a package', 'parsers/a.ts', `import { load } from 'cheerio/slim'`],
    ['data beside the code', 'src/model/a.ts', `import schema from './trial.schema.json' with { type: 'json' }`],
    ['the disk in a store', 'snapshots/folder-store.ts', `import { readFile } from 'node:fs/promises'`],
    ['the clock in cli', 'src/cli/a.ts', `const now = Date.now()`],
    ['the hash of a text', 'snapshots/digest.ts', `import { createHash } from 'node:crypto'`],
    ['a date that is given', 'src/diff/a.ts', `const a = new Date('2026-05-14'), b = new Date(\n  text,\n)`],
    ['a comment', 'src/diff/a.ts', `// import { a } from '../report/render.js'\n/* process.exit() */`],
    ['a sentence', 'src/report/a.ts', 'const a = "in the process. Date.now()", b = `fetch(${c}) import("x")`'],
    [
      'another thing of that name',
      'src/diff/a.ts',
      `registry.fetch(a); a.process.b; Array.from('../report/render.js')`,
    ],
  ])('%s', (_what, path, source) => {
    expect(breachesOf(path, source)).toEqual([])
  })
})
