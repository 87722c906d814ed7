/** `trialdiff verify` as customers call it: proven, or broken with the first break named; and the whole story of a proof. */
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, headIn, isRefusal, tamper, tooWide, workplace, type Workplace } from '../support/keeping.js'
import { root } from '../support/tree.js'
import { studyJson } from '../support/study.js'

const at = workplace()

async function kept(name: string): Promise<Workplace> {
  const place = at(name)
  place.write('a.json', studyJson())
  place.write('b.json', studyJson({ posted: '2024-03-10', enrollment: 140 }))
  place.write('c.json', studyJson({ nctId: 'NCT07654321' }))
  await place.here(['keep', 'a.json', 'c.json'])
  await place.here(['keep', 'b.json'])
  return place
}

function ledgerOf({ path }: Workplace): string {
  return join(path, 'trials/ledger.ndjson')
}

describe.concurrent('a store that is whole', () => {
  test('is proven, with the head', async () => {
    const { here } = await kept('whole')
    const { status, stdout, stderr } = await here(['verify'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^proven 2 lines, 3 documents, 3 sources\n/)
    expect(tooWide(stdout)).toEqual([])
    const { stdout: json } = await here(['verify', '--json'])
    expect(JSON.parse(json)).toMatchObject({ isProven: true, lines: 2, head: { digest: headIn(stdout) } })
  })

  test('a head that was kept elsewhere is found in it, however much was added since', async () => {
    const { write, here } = await kept('kept-head')
    const head = headIn((await here(['verify'])).stdout)
    await here(['keep', write('d.json', studyJson({ posted: '2024-05-05' }))])
    const { status, stdout } = await here(['verify', '--head', head])
    expect(stdout).toContain('The head that was kept is line 2; 1 line was added since.')
    expect(status).toBe(0)
    expect((await here(['verify', '--head', head.replace('sha256:', '').toUpperCase()])).status).toBe(0)
  })

  test('a head of another store is a break', async () => {
    const { here } = await kept('other-head')
    await here(['keep', 'c.json', '--store', 'other'])
    const head = headIn((await here(['verify', '--store', 'other'])).stdout)
    const { status, stdout } = await here(['verify', '--head', head])
    expect(status).toBe(1)
    expect(stdout).toMatch(/^BROKEN\n/)
    expect(stdout).toContain(head)
  })

  test('what is no digest is refused', async () => {
    const { here } = await kept('no-digest')
    expect(isRefusal(await here(['verify', '--head', 'abc']), 'bad-usage')).toBe(true)
  })

  test('what no line names is told and breaks nothing', async () => {
    const { write, here } = await kept('stray')
    write('trials/NCT01234567/2020-01-01.json', '{}')
    const { status, stdout } = await here(['verify'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^stray .*NCT01234567\/2020-01-01\.json/m)
  })
})

/** Breaks the store, and expects the break to be named. */
async function expectBreak(name: string, harm: (place: Workplace) => void, ...named: readonly string[]): Promise<void> {
  const place = await kept(name)
  harm(place)
  const { status, stdout, stderr } = await place.here(['verify'])
  expect({ status, stderr }, stdout).toEqual({ status: 1, stderr: '' })
  expect(stdout).toMatch(/^BROKEN/)
  for (const each of named) expect(stdout.replaceAll(/\s+/g, ' ')).toContain(each)
  const json = await place.here(['verify', '--json'])
  expect(JSON.parse(json.stdout)).toMatchObject({ isProven: false })
  expect(json.status).toBe(1)
}

describe.concurrent('a store that was tampered with', () => {
  test('one byte of a document', () =>
    expectBreak(
      'document',
      ({ path }) => tamper(join(path, 'trials/NCT01234567/2024-03-10.json')),
      'line 2',
      'NCT01234567/2024-03-10',
    ))

  test('one byte of a source', () =>
    expectBreak(
      'source',
      ({ path }) => tamper(filesIn(join(path, 'trials/NCT07654321'), '.br')[0] ?? ''),
      'line 1',
      'NCT07654321/2024-01-15',
    ))

  test('a document that is gone', () =>
    expectBreak('gone', ({ path }) => rmSync(join(path, 'trials/NCT01234567/2024-01-15.json')), 'line 1'))

  test('a word of a line', () =>
    expectBreak(
      'line',
      (place) => {
        const text = readFileSync(ledgerOf(place), 'utf8')
        writeFileSync(ledgerOf(place), text.replace('"dayKind":"posted"', '"dayKind":"edited"'))
      },
      'line 1',
    ))

  test('a line that is no JSON any more', () =>
    expectBreak('no-json', (place) => {
      const text = readFileSync(ledgerOf(place), 'utf8')
      writeFileSync(ledgerOf(place), text.replace('"entries"', 'entries'))
    }))

  test('the first line cut out', () =>
    expectBreak('cut', (place) => {
      const [, second] = readFileSync(ledgerOf(place), 'utf8').split('\n')
      writeFileSync(ledgerOf(place), `${second}\n`)
    }))

  test('a line told twice', () =>
    expectBreak('twice', (place) => {
      const [, second] = readFileSync(ledgerOf(place), 'utf8').split('\n')
      appendFileSync(ledgerOf(place), `${second}\n`)
    }))

  test('the last line cut off is found by a head that was kept elsewhere', async () => {
    const place = await kept('end')
    const head = headIn((await place.here(['verify'])).stdout)
    const [first] = readFileSync(ledgerOf(place), 'utf8').split('\n')
    writeFileSync(ledgerOf(place), `${first}\n`)
    const { status, stdout } = await place.here(['verify', '--head', head])
    expect(status).toBe(1)
    expect(stdout).toContain(head)
  })

  test('all of it written anew is found by a head that was kept elsewhere, and by nothing else', async () => {
    const place = await kept('anew')
    const head = headIn((await place.here(['verify'])).stdout)
    rmSync(join(place.path, 'trials'), { recursive: true })
    place.write('b.json', studyJson({ posted: '2024-03-10', enrollment: 999 }))
    await place.here(['keep', 'a.json', 'c.json', 'b.json'])
    expect((await place.here(['verify'])).status).toBe(0)
    expect((await place.here(['verify', '--head', head])).status).toBe(1)
  })

  test('show does not hand out what was tampered with', async () => {
    const place = await kept('shown')
    tamper(join(place.path, 'trials/NCT01234567/2024-03-10.json'))
    const ending = await place.here(['show', 'NCT01234567'])
    expect(isRefusal(ending, 'store-broken'), ending.stderr).toBe(true)
    expect(ending.stdout).toBe('')
  })
})

test('the story of a proof: two pages, what stood there, what changed, one byte, and verify names it', async () => {
  const { path, here } = at('story')
  cpSync(join(root, 'seeds/NCT04984356'), path, { recursive: true })
  const keep = await here(['keep', '2023-04-07.txt', '--retrieved', '2023-04-09'])
  expect((await here(['keep', '2024-02-01.demo.json'])).status).toBe(0)
  const shown = await here(['show', 'NCT04984356', '--on', '2023-12-31'])
  expect(shown.stdout).toContain('  when  retrieved 2023-04-09\n')
  expect(shown.stdout).toMatch(/^ {2}enrollment +44 estimated$/m)
  const changed = await here(['diff', 'NCT04984356', '--from', '2023-06-01', '--to', '2024-06-01'])
  expect(changed.stdout).toContain('Planned enrollment 44 → 60')
  const head = headIn(changed.stdout)
  const proven = await here(['verify', '--head', headIn(keep.stdout)])
  expect(headIn(proven.stdout)).toBe(head)
  expect(proven.status).toBe(0)
  tamper(join(path, 'trials/NCT04984356/2023-04-07.json'))
  const broken = await here(['verify', '--head', head])
  expect(broken.status).toBe(1)
  expect(broken.stdout).toContain('BROKEN at line 1')
  expect(broken.stdout).toContain('NCT04984356/2023-04-07')
})
