/** Folders, archives and lists on the command line: every trial in them is printed, and what cannot be read is told. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { run, temporaryFolder, type Ending, type RunOptions } from '../support/command.js'
import { studyJson, studyOf } from '../support/study.js'
import { zipOf } from '../support/zip.js'

const folder = temporaryFolder()
const other = 'NCT07654321'

function here(args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  return run(args, { cwd: folder.path, ...options })
}

/** The NCT numbers of what was printed one a line. */
function idsIn({ stdout }: Ending): unknown[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { nctId: unknown }).nctId)
}

const one = zipOf([{ name: '67/NCT01234567.json', content: studyJson() }])
const two = zipOf([
  { name: '67/NCT01234567.json', content: studyJson() },
  { name: '21/NCT07654321.json', content: studyJson({ nctId: other }) },
])
const mixed = zipOf([
  { name: 'a.json', content: studyJson() },
  { name: 'letter.txt', content: 'Dear reader' },
  { name: 'b.json', content: studyJson({ nctId: other }) },
  { name: 'cut.json', content: studyJson().slice(0, 700) },
])
folder.write('one.zip', one)
folder.write('two.zip', two)
folder.write('mixed.zip', mixed)
folder.write('one.json.gz', gzipSync(studyJson()))
folder.write('later.json', studyJson({ posted: '2024-03-10', enrollment: 120 }))

describe.concurrent('parse', () => {
  test('prints one trial as an object, wherever it stands', async () => {
    const plain = await here(['parse', folder.write('plain.json', studyJson())])
    expect(plain).toMatchObject({ status: 0, stderr: '' })
    folder.write('alone/sub/a.json', studyJson())
    for (const path of ['one.zip', 'one.json.gz', 'alone']) expect(await here(['parse', path])).toEqual(plain)
    for (const input of [one, gzipSync(one), gzipSync(studyJson())]) {
      expect(await here(['parse', '-'], { input })).toEqual(plain)
    }
  })

  test('prints several as an array, or one a line', async () => {
    const ending = await here(['parse', 'two.zip'])
    expect(JSON.parse(ending.stdout)).toMatchObject([{ nctId: 'NCT01234567' }, { nctId: other }])
    expect(ending).toMatchObject({ status: 0, stderr: '' })
    expect(idsIn(await here(['parse', 'two.zip', '--ndjson']))).toEqual(['NCT01234567', other])
  })

  test('takes several paths', async () => {
    const ending = await here(['parse', 'one.json.gz', 'two.zip', '-', '--ndjson'], { input: studyJson() })
    expect(idsIn(ending)).toEqual(['NCT01234567', 'NCT01234567', other, 'NCT01234567'])
    expect(ending).toMatchObject({ status: 0, stderr: '' })
  })

  test('chooses one trial among all documents', async () => {
    expect(idsIn(await here(['parse', 'two.zip', '--trial', other, '--ndjson']))).toEqual([other])
    const { status, stdout, stderr } = await here(['parse', 'two.zip', '--trial', 'NCT00000009'])
    expect(stderr).toBe('trialdiff: two.zip: NCT00000009 stands in none of the 2 documents in it. [trial-not-found]\n')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(await here(['parse', 'two.zip', '--trial', 'NCT00000000'])).toMatchObject({
      status: 2,
      stderr: 'trialdiff: two.zip: NCT00000000 stands in none of the 2 documents in it. [trial-not-found]\n',
    })
    expect(await here(['parse', 'two.zip', '--trial', 'nonsense'])).toMatchObject({
      status: 2,
      stderr: 'trialdiff: nonsense is no NCT number; write NCT and eight digits. [bad-usage]\n',
    })
  })

  test('says with --with-source which document each trial is from', async () => {
    folder.write('lines.ndjson', `${JSON.stringify(studyOf())}\n${JSON.stringify(studyOf())}\n`)
    const { stdout } = await here(['parse', 'two.zip', 'lines.ndjson', '--with-source'])
    expect((JSON.parse(stdout) as { source: { document: string } }[]).map(({ source }) => source.document)).toEqual([
      'two.zip/67/NCT01234567.json',
      'two.zip/21/NCT07654321.json',
      'lines.ndjson, line 1',
      'lines.ndjson, line 2',
    ])
  })

  test('names the document in what was odd', async () => {
    folder.write('odd.zip', zipOf([{ name: 'x.json', content: studyJson({ status: 'DREAMING' }) }]))
    const { status, stderr } = await here(['parse', 'odd.zip'])
    expect(stderr).toMatch(/^trialdiff: odd\.zip\/x\.json: overallStatus: .+DREAMING.+\n$/)
    expect(status).toBe(0)
  })

  test('leaves out with --strict what was odd, and fails', async () => {
    const odd = { name: 'odd.json', content: studyJson({ status: 'DREAMING' }) }
    folder.write('strict.zip', zipOf([odd, { name: 'good.json', content: studyJson({ nctId: other }) }]))
    const ending = await here(['parse', 'strict.zip', '--strict', '--ndjson'])
    expect(idsIn(ending)).toEqual([other])
    expect(ending.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^trialdiff: strict\.zip\/odd\.json: overallStatus: /),
      'trialdiff: One trial has issues, and --strict allows none; the others were printed. [issues-found]',
    ])
    expect(ending.status).toBe(2)
  })
})

describe.concurrent('a document that cannot be read', () => {
  const lines = [
    expect.stringMatching(/^trialdiff: mixed\.zip\/letter\.txt: The document is no .+ \[unknown-format\]$/),
    expect.stringMatching(/^trialdiff: mixed\.zip\/cut\.json: The JSON ends too early, .+ \[truncated-json\]$/),
    'trialdiff: 2 of 4 documents could not be read; the trials of the others were. [unreadable-documents]',
  ] as unknown[]

  test('is told, and the others are printed', async () => {
    const ending = await here(['parse', 'mixed.zip', '--ndjson'])
    expect(idsIn(ending)).toEqual(['NCT01234567', other])
    expect(ending.stderr.trimEnd().split('\n')).toEqual(lines)
    expect(ending.status).toBe(2)
  })

  test('is told, and the others are written', async () => {
    const ending = await here(['parse', 'mixed.zip', '--output', 'mixed.json'])
    expect(ending).toMatchObject({ status: 2, stdout: '' })
    expect(ending.stderr.trimEnd().split('\n')).toEqual(lines)
    expect(JSON.parse(readFileSync(join(folder.path, 'mixed.json'), 'utf8'))).toHaveLength(2)
  })

  test('is told where it is the first and the only one of its kind', async () => {
    const ending = await here(['parse', 'nowhere', 'one.zip', '--ndjson'])
    expect(idsIn(ending)).toEqual(['NCT01234567'])
    expect(ending.stderr.split('\n')[0]).toBe(
      'trialdiff: nowhere cannot be read: there is no such file or folder. [file-trouble]',
    )
    expect(ending.status).toBe(2)
  })

  test('leaves no file where none could be read', async () => {
    folder.write('letters/a.txt', 'Dear reader')
    folder.write('letters/b.txt', 'Dear reader')
    const { status } = await here(['parse', 'letters', '--output', 'letters.json'])
    expect(status).toBe(2)
    expect(existsSync(join(folder.path, 'letters.json'))).toBe(false)
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('in which some trials stand before it breaks', async () => {
    const list = `${JSON.stringify([studyOf(), studyOf({ nctId: other })]).slice(0, -1)},{"protocolSection":`
    const ending = await here(['parse', folder.write('breaks.json', list)])
    expect(ending.stderr).toMatch(/^trialdiff: breaks\.json: The JSON ends too early, .+ \[truncated-json\]\n$/)
    expect(ending).toMatchObject({ status: 2, stdout: '' })
  })
})

describe.concurrent('diff', () => {
  test.each([
    ['a zip', ['one.zip', 'later.json']],
    ['a gzip', ['one.json.gz', 'later.json']],
    ['a zip of several, one of which is the trial', ['two.zip', 'later.json']],
    ['a choice among several', ['two.zip', 'later.json', '--trial', 'NCT01234567']],
  ])('reads %s', async (_, args) => {
    const { status, stdout, stderr } = await here(['diff', ...args])
    expect(stdout).toContain('100 → 120')
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  })

  test('tells what could not be read, and compares all the same', async () => {
    const { status, stdout, stderr } = await here(['diff', 'mixed.zip', 'later.json'])
    expect(stdout).toContain('100 → 120')
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^trialdiff: mixed\.zip\/letter\.txt: /),
      expect.stringMatching(/^trialdiff: mixed\.zip\/cut\.json: /),
    ])
    expect(status).toBe(1)
  })

  test('asks for a choice among more than can be held', async () => {
    const line = JSON.stringify(studyOf())
    folder.write('crowd.ndjson', `${line}\n`.repeat(1001))
    const { status, stdout, stderr } = await here(['diff', 'crowd.ndjson', 'later.json'])
    expect(stderr).toMatch(/^trialdiff: crowd\.ndjson: More than 1000 trials .+ --trial\. \[several-trials\]\n$/)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})
