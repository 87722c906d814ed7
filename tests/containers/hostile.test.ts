/** Documents made to do harm end in one clear sentence and exit status 2, in bounded memory and time. */
import { randomBytes } from 'node:crypto'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../support/command.js'
import { studyJson, studyOf } from '../support/study.js'
import { weigh, type Weighed } from '../support/weigh.js'
import { zipOf } from '../support/zip.js'

const folder = temporaryFolder()
const megabyte = 1_000_000
/** Far more than any of these needs, far less than what would be felt. */
const patience = 20_000

function parse(name: string, ...options: string[]): Promise<Weighed> {
  return weigh(['parse', name, '--ndjson', ...options], folder)
}

/** One line that names the document, says what is wrong in a sentence, and ends in its code. */
async function expectTrouble(name: string, content: string | Uint8Array, code: string, most = 300): Promise<void> {
  const ending = await parse(folder.write(name, content))
  expect(ending.stderr).toMatch(/^trialdiff: [^\n]+\. \[[a-z]+(?:-[a-z]+)*\]\n$/)
  expect(ending.stderr).toContain(name)
  expect(ending.stderr.trimEnd().endsWith(`[${code}]`), ending.stderr).toBe(true)
  expect(ending).toMatchObject({ status: 2, stdout: '' })
  expect(ending.peak).toBeLessThan(most)
}

/** A record that is read where it stands beside what is hostile. */
const good = { name: 'good.json', content: studyJson() }

/** The name of the trial that was printed, and the lines on standard error. */
async function readBeside(name: string, content: string | Uint8Array): Promise<{ trials: number; lines: string[] }> {
  const { status, stdout, stderr, peak } = await parse(folder.write(name, content))
  expect(status).toBe(2)
  expect(peak).toBeLessThan(300)
  return { trials: stdout.split('\n').length - 1, lines: stderr.trimEnd().split('\n') }
}

describe('archives', { timeout: patience }, () => {
  const zeros = Buffer.alloc(200 * megabyte)

  test('200 MB of zeros in a zip', async () => {
    const zip = zipOf([{ name: 'zeros.json', content: zeros }])
    await expectTrouble('zeros.zip', zip, 'decompression-bomb')
  })

  test('the same beside a record', async () => {
    const { trials, lines } = await readBeside('beside.zip', zipOf([{ name: 'zeros.json', content: zeros }, good]))
    expect(trials).toBe(1)
    expect(lines).toEqual([
      expect.stringMatching(/^trialdiff: beside\.zip\/zeros\.json: It inflates to more .+ \[decompression-bomb\]$/),
      expect.stringMatching(/^trialdiff: 1 of 2 documents .+ \[unreadable-documents\]$/),
    ])
  })

  test('200 MB of zeros in a zip that says they are a thousand', async () => {
    const zip = zipOf([{ name: 'zeros.json', content: zeros, says: { size: 1000 } }])
    await expectTrouble('lying.zip', zip, 'broken-archive')
  })

  test('an entry that says it has 4 GB', async () => {
    const zip = zipOf([{ name: 'few.json', content: '{}', says: { size: 4_000 * megabyte } }])
    await expectTrouble('vast.zip', zip, 'document-too-large')
  })

  test('many entries that are harmless one by one', async () => {
    const some = Buffer.alloc(40 * megabyte, ' ')
    const zip = zipOf(Array.from({ length: 4 }, (_, index) => ({ name: `${index}.json`, content: some })))
    const { lines } = await readBeside('many.zip', zip)
    expect(lines.length).toBeLessThan(5)
    expect(lines.at(-2)).toMatch(/^trialdiff: many\.zip: It inflates to more .+ \[decompression-bomb\]$/)
  })

  test('200 MB of zeros in a gzip', async () => {
    await expectTrouble('zeros.gz', gzipSync(zeros), 'decompression-bomb')
  })

  test('a gzip in a gzip in a gzip', async () => {
    await expectTrouble('thrice.gz', gzipSync(gzipSync(gzipSync(zeros))), 'decompression-bomb')
  })

  test('a list of entries that never ends', async () => {
    const zip = zipOf([good], { isZip64: true })
    // The count in the Zip64 end of the list, which stands before its locator and the plain end.
    zip.writeBigUInt64LE(BigInt(2 ** 50), zip.length - 22 - 20 - 56 + 32)
    const { trials, lines } = await readBeside('endless.zip', zip)
    expect(trials).toBe(1)
    expect(lines[0]).toMatch(/^trialdiff: endless\.zip: The zip archive is damaged .+ \[broken-archive\]$/)
  })

  test('a name that leads out, beside a record', async () => {
    const { trials, lines } = await readBeside('slip.zip', zipOf([{ ...good, name: '../../etc/cron.d/x' }, good]))
    expect(trials).toBe(1)
    expect(lines[0]).toMatch(/^trialdiff: slip\.zip\/\.\.\/\.\.\/etc\/cron\.d\/x: .+ \[refused-entry\]$/)
  })

  test.each([
    ['an empty zip', 'empty.zip', zipOf([]), 'no-trial'],
    ['a zip of nothing but folders', 'folders.zip', zipOf([{ name: 'a/', content: '' }]), 'no-trial'],
    ['half a zip', 'half.zip', zipOf([good]).subarray(0, 500), 'broken-archive'],
    ['half a gzip', 'half.gz', gzipSync(studyJson()).subarray(0, 500), 'broken-archive'],
    ['four bytes of a zip', 'four.zip', 'PK\x03\x04', 'broken-archive'],
    ['two bytes of a gzip', 'two.gz', Uint8Array.of(0x1f, 0x8b), 'broken-archive'],
    ['a deflated stream without a frame', 'raw.bin', deflateRawSync(studyJson(), { level: 9 }), 'binary-document'],
  ])('%s', async (_, name, content, code) => {
    await expectTrouble(name, content, code)
  })
})

describe('folders', () => {
  test('without a file', async () => {
    folder.write('bare/.DS_Store', 'x')
    const { status, stdout, stderr } = await parse('bare')
    expect(stderr).toBe('trialdiff: bare: There is no document in it. [no-trial]\n')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })

  test('without a record', async () => {
    folder.write('letters/a.txt', 'Dear reader')
    folder.write('letters/b.txt', 'Yours')
    const { status, stdout, stderr } = await parse('letters')
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^trialdiff: letters\/a\.txt: .+ \[unknown-format\]$/),
      expect.stringMatching(/^trialdiff: letters\/b\.txt: .+ \[unknown-format\]$/),
      'trialdiff: letters: No trial stands in any of the 2 documents in it. [no-trial]',
    ])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })

  test('that lead in a circle', async () => {
    folder.write('circle/good.json', studyJson())
    symlinkSync('.', join(folder.path, 'circle/again'))
    symlinkSync('itself', join(folder.path, 'circle/itself'))
    const { status, stdout, stderr } = await parse('circle')
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^trialdiff: circle\/again: It is a link to a folder, .+ \[refused-entry\]$/),
      expect.stringMatching(/^trialdiff: circle\/itself cannot be read: .+ \[file-trouble\]$/),
      expect.stringMatching(/^trialdiff: 2 of 3 documents .+ \[unreadable-documents\]$/),
    ])
    expect(stdout.split('\n')).toHaveLength(2)
    expect(status).toBe(2)
  })
})

/** A hundred megabytes of one trial, and another one at the end. */
function text(): string {
  const line = JSON.stringify(studyOf({ criteria: randomBytes(megabyte / 2).toString('hex') }))
  return `${`${line}\n`.repeat(100)}${JSON.stringify(studyOf({ nctId: 'NCT07654321' }))}\n`
}

describe('100 MB of NDJSON', { timeout: patience }, () => {
  test.each([
    ['as it is', 'large.ndjson', text],
    ['in a gzip', 'large.gz', () => gzipSync(text(), { level: 1 })],
  ])('%s, read line by line', async (_, name, content) => {
    const { status, stdout, stderr, peak } = await parse(folder.write(name, content()), '--trial', 'NCT07654321')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ nctId: 'NCT07654321' })
    expect(peak).toBeLessThan(200)
  })
})
