/** `trialdiff keep` as customers call it: what is kept, seen or known already, and what is refused. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { filesIn, headIn, isRefusal, now, tooWide, workplace } from '../support/keeping.js'
import { studyJson, studyOf } from '../support/study.js'
import { root } from '../support/tree.js'

const at = workplace()

interface Told {
  records: { is: string; snapshot: string; line: number; document: string; source: Record<string, unknown> }[]
  head: { seq: number; digest: string; at: string }
}

describe.concurrent('one record', () => {
  test('is kept under its day, with the line and the head that prove it', async () => {
    const { path, write, here } = at('one')
    const { status, stdout, stderr } = await here(['keep', write('page.json', studyJson())])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^kept {3}NCT01234567\/2024-01-15 {2}line 1 {2}page\.json\nhead {3}sha256:[0-9a-f]{64}\n$/)
    expect(tooWide(stdout)).toEqual([])
    const document = readFileSync(join(path, 'trials/NCT01234567/2024-01-15.json'), 'utf8')
    expect(JSON.parse(document)).toMatchObject({ nctId: 'NCT01234567', day: '2024-01-15', dayKind: 'posted' })
    expect(document).not.toContain(now.slice(0, 10))
  })

  test('once more is known already: nothing is written and the head stays', async () => {
    const { write, here } = at('known')
    const first = await here(['keep', write('page.json', studyJson())])
    const again = await here(['keep', 'page.json'])
    expect(again.stdout).toMatch(/^known {2}NCT01234567\/2024-01-15 {2}line 1 /)
    expect(headIn(again.stdout)).toBe(headIn(first.stdout))
    expect(again.status).toBe(0)
  })

  test('once more with a day was seen that day', async () => {
    const { write, here } = at('seen')
    const first = await here(['keep', write('page.json', studyJson())])
    const again = await here(['keep', 'page.json', '--retrieved', '2024-01-20'])
    expect(again.stdout).toMatch(/^seen {3}NCT01234567\/2024-01-15 {2}line 2 /)
    expect(headIn(again.stdout)).not.toBe(headIn(first.stdout))
  })

  test('the same retrieval told twice is known', async () => {
    const { write, here } = at('told-twice')
    const args = ['keep', write('page.json', studyJson()), '--retrieved', '2024-01-20']
    const first = await here(args)
    const again = await here(args)
    expect(again.stdout).toMatch(/^known /)
    expect(headIn(again.stdout)).toBe(headIn(first.stdout))
  })

  test('in other words on the same day is a second snapshot', async () => {
    const { write, here } = at('second')
    await here(['keep', write('page.json', studyJson())])
    const { stdout } = await here(['keep', write('other.json', studyJson({ enrollment: 140 }))])
    expect(stdout).toMatch(/^kept {3}NCT01234567\/2024-01-15~[0-9a-f]{8} {2}line 2 /)
  })

  test('comes from standard input, without a name of a file', async () => {
    const { path, here } = at('input')
    mkdirSync(path)
    const { status, stdout } = await here(['keep', '-', '--json'], { input: studyJson() })
    const { records } = JSON.parse(stdout) as Told
    expect(status).toBe(0)
    expect(records).toMatchObject([{ is: 'kept', document: 'standard input' }])
    expect(records[0]?.source).not.toHaveProperty('address')
    expect(records[0]?.source).not.toHaveProperty('retrievedAt')
  })

  test('keeps where it came from and when, as precisely as it was said', async () => {
    const { write, here } = at('facts')
    const address = 'https://clinicaltrials.gov/api/v2/studies/NCT01234567'
    const options = ['--address', address, '--retrieved', '2024-01-16T10:30+01:00', '--json']
    const { stdout } = await here(['keep', write('page.json', studyJson()), ...options])
    expect((JSON.parse(stdout) as Told).records[0]?.source).toMatchObject({
      format: 'api-v2',
      address,
      retrievedAt: '2024-01-16T09:30:00Z',
      bytes: Buffer.byteLength(studyJson()),
      raw: true,
    })
    const { stdout: other } = await here([
      'keep',
      write('b.json', studyJson({ posted: '2024-02-01' })),
      '--retrieved',
      '2024-02-02',
      '--json',
    ])
    expect((JSON.parse(other) as Told).records[0]?.source).toMatchObject({
      retrievedAt: '2024-02-02',
      address: 'b.json',
    })
  })
})

describe.concurrent('several records', () => {
  const page = JSON.stringify({ studies: [studyOf(), studyOf({ nctId: 'NCT07654321' })] })

  test('of one page are each kept with their own bytes', async () => {
    const { path, write, here } = at('page')
    const { stdout } = await here(['keep', write('page.json', page), '--json'])
    const { records, head } = JSON.parse(stdout) as Told
    expect(records.map(({ is, snapshot, line }) => [is, snapshot, line])).toEqual([
      ['kept', 'NCT01234567/2024-01-15', 1],
      ['kept', 'NCT07654321/2024-01-15', 1],
    ])
    expect(head.seq).toBe(1)
    expect(new Set(records.map(({ source }) => source['digest'])).size).toBe(2)
    expect(filesIn(join(path, 'trials'), '.br')).toHaveLength(2)
  })

  test('in a folder with a bad document: it is told, the others are kept, and the status is 2', async () => {
    const { write, here } = at('bad')
    write('pages/a.json', studyJson())
    write('pages/b.txt', 'Hello')
    write('pages/c.json', studyJson({ nctId: 'NCT07654321' }))
    const { status, stdout, stderr } = await here(['keep', 'pages'])
    expect(status).toBe(2)
    expect(stdout.match(/^kept /gm)).toHaveLength(2)
    expect(stderr).toMatch(/b\.txt: .+\[unknown-format\]\n.+1 of 3 documents .+\[unreadable-documents\]\n$/)
  })

  test('versions of one trial in any order', async () => {
    const { write, here } = at('versions')
    for (const posted of ['2024-03-10', '2023-04-01', '2023-08-01']) write(`v/${posted}.json`, studyJson({ posted }))
    const { stdout } = await here(['keep', 'v'])
    expect(stdout.match(/^kept {3}NCT01234567\/(\S+)/gm)).toHaveLength(3)
  })

  test('--trial keeps one of them', async () => {
    const { write, here } = at('chosen')
    const { stdout } = await here(['keep', write('page.json', page), '--trial', 'nct7654321'])
    expect(stdout.match(/^kept .+$/gm)).toEqual([expect.stringContaining('NCT07654321')])
  })

  test('a reader that closes the pipe early loses nothing of what is kept', async () => {
    const { write, here } = at('early')
    const many = Array.from({ length: 500 }, (_, n) => studyOf({ nctId: `NCT0${String(1_000_000 + n)}` }))
    const { stderr } = await here(['keep', write('many.json', JSON.stringify(many))], { closesEarly: true })
    expect(stderr).toBe('')
    const verified = await here(['verify'])
    expect(verified.status).toBe(0)
  })
})

describe.concurrent('what is not kept', () => {
  test('raw bytes with --raw none; their digest is all the same', async () => {
    const { path, write, here } = at('no-raw')
    const { stdout } = await here(['keep', write('page.json', studyJson()), '--raw', 'none', '--json'])
    expect((JSON.parse(stdout) as Told).records[0]?.source).toMatchObject({ raw: false })
    expect(filesIn(join(path, 'trials'), '.br')).toEqual([])
    expect((await here(['verify'])).status).toBe(0)
  })

  test('people with --contacts drop, nor the bytes that name them', async () => {
    const { path, write, here } = at('people')
    const study = studyOf() as { protocolSection: { contactsLocationsModule: Record<string, unknown> } }
    study.protocolSection.contactsLocationsModule['overallOfficials'] = [{ name: 'Mia Muster', role: 'STUDY_CHAIR' }]
    study.protocolSection.contactsLocationsModule['centralContacts'] = [
      { name: 'Max Muster', email: 'max@example.org' },
    ]
    write('page.json', JSON.stringify(study))
    await here(['keep', 'page.json', '--contacts', 'drop'])
    const texts = filesIn(join(path, 'trials'), '').map((file) => readFileSync(file, 'latin1'))
    expect(texts.some((text) => text.includes('NCT01234567'))).toBe(true)
    expect(texts.filter((text) => /Muster|max@/.test(text))).toEqual([])
    expect(filesIn(join(path, 'trials'), '.br')).toEqual([])
    // With them it is another reading of the record.
    await here(['keep', 'page.json', '--store', 'with-people'])
    expect(
      filesIn(join(path, 'with-people'), '.json').some((file) => readFileSync(file, 'utf8').includes('Muster')),
    ).toBe(true)
  })
})

describe.concurrent('what is refused', () => {
  test.each([
    ['a moment without a zone', ['--retrieved', '2024-01-16T10:30'], 'bad-usage'],
    ['a day that is none', ['--retrieved', '2024-02-30'], 'bad-usage'],
    ['a day to come', ['--retrieved', '2199-01-01'], 'bad-usage'],
    ['an address that is none', ['--address', 'clinicaltrials'], 'bad-usage'],
    ['an address with a password', ['--address', 'https://me:secret@example.org/'], 'bad-usage'],
    ['a wish for contacts', ['--contacts', 'some'], 'unknown-name'],
    ['a format', ['--format', 'pdf'], 'unknown-name'],
    ['an empty location', ['--store', ''], 'bad-usage'],
    ['a location that is a file', ['--store', 'page.json'], 'store-trouble'],
    ['a location in a file', ['--store', 'page.json/trials'], 'store-trouble'],
  ])('%s', async (name, options, code) => {
    const { path, write, here } = at(`refused-${name.replaceAll(' ', '-')}`)
    const ending = await here(['keep', write('page.json', studyJson()), ...options])
    expect(isRefusal(ending, code), ending.stderr).toBe(true)
    expect(ending.stdout).toBe('')
    expect(existsSync(join(path, 'trials'))).toBe(false)
  })

  test('one address for two documents', async () => {
    const { write, here } = at('two-addresses')
    const paths = [write('a.json', studyJson()), write('b.json', studyJson())]
    expect(isRefusal(await here(['keep', ...paths, '--address', 'https://example.org/']), 'bad-usage')).toBe(true)
  })

  test('a document that is no record, and no store is left behind', async () => {
    const { path, write, here } = at('nothing')
    expect(isRefusal(await here(['keep', write('page.txt', 'Hello')]), 'unknown-format')).toBe(true)
    expect(existsSync(join(path, 'trials'))).toBe(false)
  })

  test.skipIf(process.getuid?.() === 0)('a folder that cannot be written', async () => {
    const { path, write, here } = at('read-only')
    write('page.json', studyJson())
    mkdirSync(join(path, 'closed'))
    chmodSync(join(path, 'closed'), 0o555)
    const ending = await here(['keep', 'page.json', '--store', 'closed/trials'])
    expect(isRefusal(ending, 'store-trouble'), ending.stderr).toBe(true)
  })
})

describe.concurrent('a store that somebody else writes to', () => {
  test('is not written to, and is free again when that one ends', async () => {
    const { path, write, here } = at('locked')
    write('other.json', studyJson({ posted: '2024-05-05' }))
    const lines = ['NCT00000102', 'NCT00000103', 'NCT00000104'].map((nctId) => JSON.stringify(studyOf({ nctId })))
    const writer = spawn(process.execPath, [join(root, 'dist/cli.js'), 'keep', '-'], {
      cwd: path,
      env: { ...process.env, TRIALDIFF_STORE: '' },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    const ended = once(writer, 'exit')
    writer.stdin.write(`${lines.join('\n')}\n`)
    while (!existsSync(join(path, 'trials/ledger.lock'))) await sleep(20)
    const refused = await here(['keep', 'other.json'])
    expect(isRefusal(refused, 'store-locked'), refused.stderr).toBe(true)
    writer.stdin.end()
    expect(await ended).toEqual([0, null])
    expect((await here(['keep', 'other.json'])).stdout).toMatch(/^kept /)
    expect((await here(['verify'])).stdout).toMatch(/^proven \d lines, 4 documents/)
  })
})

describe.concurrent('where', () => {
  test('TRIALDIFF_STORE says so, --store goes before it', async () => {
    const { path, write, here } = at('where')
    const env = { TRIALDIFF_STORE: 'one' }
    await here(['keep', write('page.json', studyJson())], { env })
    await here(['keep', 'page.json', '--store', 'two'], { env })
    expect(['one', 'two', 'trials'].map((name) => existsSync(join(path, name, 'ledger.ndjson')))).toEqual([
      true,
      true,
      false,
    ])
  })
})
