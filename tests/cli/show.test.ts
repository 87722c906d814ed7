/** `trialdiff show` as customers call it: the version in force on a day, its source and its proof. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { headIn, isRefusal, now, tooWide, workplace } from '../support/keeping.js'
import { root } from '../support/tree.js'
import { studyJson } from '../support/study.js'
import { versionJson } from '../support/versions.js'

const { write, here } = workplace()('shown')
const page = readFileSync(join(root, 'seeds/NCT04984356/2023-04-07.txt'))
const history = (version: number, posted: string): string => {
  const study = JSON.parse(versionJson({ posted, nctId: 'NCT00000102' })) as {
    protocolSection: { statusModule: Record<string, unknown> }
  }
  delete study.protocolSection.statusModule['lastUpdatePostDateStruct']
  return JSON.stringify({ study, studyVersion: version })
}

beforeAll(async () => {
  write('seed.txt', page)
  write('a.json', studyJson({ posted: '2023-04-07', enrollment: 80 }))
  write('b.json', studyJson({ posted: '2024-01-15' }))
  write('v0.json', history(0, '2023-04-01'))
  write('v1.json', history(1, '2023-05-01'))
  write('v4.json', history(4, '2023-09-01'))
  await here(['keep', 'seed.txt', '--retrieved', '2023-04-09T08:00Z', '--address', 'https://example.org/seed'])
  await here(['keep', 'a.json', 'b.json', 'v0.json', 'v1.json', 'v4.json'])
  await here(['keep', 'b.json', '--raw', 'none', '--store', 'no-raw'])
})

describe.concurrent('the version in force', () => {
  test.each([
    ['the latest without a day', [], 'NCT01234567/2024-01-15', 'No later version is kept.'],
    ['the day it was posted', ['--on', '2024-01-15'], 'NCT01234567/2024-01-15', 'On 2024-01-15 the version posted'],
    ['the day before', ['--on', '2024-01-14'], 'NCT01234567/2023-04-07', 'whether others lie between is not known'],
    [
      'a day in its midst',
      ['--on', '2023-06-01'],
      'NCT01234567/2023-04-07',
      'The next version kept was posted 2024-01-15',
    ],
    [
      'a day long after',
      ['--on', '2026-06-01'],
      'NCT01234567/2024-01-15',
      'On 2026-06-01 the version posted 2024-01-15',
    ],
  ])('%s', async (_, options, id, sentence) => {
    const { status, stdout, stderr } = await here(['show', 'NCT01234567', ...options])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain(`  id    ${id}\n`)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(sentence)
    expect(tooWide(stdout)).toEqual([])
  })

  test('nothing that old is kept: it is said which is the earliest', async () => {
    const ending = await here(['show', 'NCT01234567', '--on', '2023-04-06'])
    expect(isRefusal(ending, 'snapshot-not-found'), ending.stderr).toBe(true)
    expect(ending.stderr).toContain('the earliest version kept is of 2023-04-07')
    expect(ending.stdout).toBe('')
  })

  test('where only the day of submission is known, it is said, with the numbers between', async () => {
    const { stdout } = await here(['show', 'NCT00000102', '--on', '2023-05-03'])
    const text = stdout.replaceAll(/\s+/g, ' ')
    expect(text).toContain('submitted 2023-05-01 was in force, as far as is kept; only its day of submission is known')
    expect(text).toContain('may have posted it after that day')
    expect(text).toContain('2 between them are not kept')
    const first = await here(['show', 'NCT00000102', '--on', '2023-04-20'])
    expect(first.stdout.replaceAll(/\s+/g, ' ')).toContain('by their numbers, none lies between')
    expect(tooWide(stdout)).toEqual([])
  })
})

describe.concurrent('what is shown', () => {
  test('the facts, where it came from, and the proof', async () => {
    const { stdout } = await here(['show', 'nct4984356'])
    expect(stdout).toContain('NCT04984356')
    expect(stdout).toMatch(/^ {2}status +\w/m)
    expect(stdout).toMatch(/^ {2}primary completion +\d{4}/m)
    expect(stdout).toContain('  from  https://example.org/seed\n')
    expect(stdout).toContain('  when  retrieved 2023-04-09T08:00:00Z\n')
    expect(stdout).toContain(`  kept  ${now}, line 1 of the ledger\n`)
    expect(stdout.match(/sha256:[0-9a-f]{64}$/gm)).toHaveLength(4)
    expect(headIn(stdout)).toBe(headIn((await here(['verify'])).stdout))
    expect(tooWide(stdout)).toEqual([])
  })

  test('what nobody knows is said to be unknown', async () => {
    const { stdout } = await here(['show', 'NCT01234567'])
    expect(stdout).toContain('  when  not known\n')
    expect(stdout).toContain('  from  b.json\n')
  })

  test('everything as JSON, the trial as parse prints it', async () => {
    const { stdout } = await here(['show', 'NCT04984356', '--json', '--on', '2023-05-01'])
    const shown = JSON.parse(stdout) as {
      trial: unknown
      on: string
      proof: { line: { seq: number } }
      snapshot: { id: string }
    }
    const parsed = await here(['parse', 'seed.txt'])
    expect(shown.trial).toEqual(JSON.parse(parsed.stdout))
    expect(shown).toMatchObject({
      on: '2023-05-01',
      snapshot: { id: 'NCT04984356/2023-04-07' },
      proof: { line: { seq: 1 } },
    })
  })

  test('the raw bytes, to the last one', async () => {
    const { status, stdout } = await here(['show', 'NCT04984356', '--raw'])
    expect(status).toBe(0)
    expect(Buffer.from(stdout).equals(page)).toBe(true)
  })

  test('no raw bytes where they were not kept', async () => {
    const ending = await here(['show', 'NCT01234567', '--raw', '--store', 'no-raw'])
    expect(isRefusal(ending, 'snapshot-not-found'), ending.stderr).toBe(true)
    expect(ending.stderr).toContain('sha256:')
  })

  test('a list of all snapshots, and each of them by its id', async () => {
    const { stdout } = await here(['show', 'NCT00000102', '--list'])
    expect(stdout.trimEnd().split('\n')).toEqual(
      [
        [0, '2023-04-01'],
        [1, '2023-05-01'],
        [4, '2023-09-01'],
      ].map(([version, day]) =>
        expect.stringMatching(
          `^NCT00000102/${day}  submitted ${day}, v${version} / site #${Number(version) + 1}, read as history-api, line \\d+$`,
        ),
      ),
    )
    const one = await here(['show', 'NCT00000102', '--snapshot', '2023-05-01'])
    expect(one.stdout).toContain('  id    NCT00000102/2023-05-01\n')
  })

  test('a reader that closes the pipe early is no trouble', async () => {
    expect(await here(['show', 'NCT04984356', '--json'], { closesEarly: true })).toMatchObject({
      status: 0,
      stderr: '',
    })
  })
})

describe.concurrent('what is refused', () => {
  test.each([
    ['a trial that is not there', ['NCT07654321'], 'trial-not-found', 'NCT07654321'],
    ['what is no NCT number', ['b.json'], 'bad-usage', 'b.json'],
    ['a day that is none', ['NCT01234567', '--on', 'yesterday'], 'bad-usage', 'yesterday'],
    ['a month', ['NCT01234567', '--on', '2023-04'], 'bad-usage', '2023-04'],
    ['a day and a list', ['NCT01234567', '--on', '2024-01-15', '--list'], 'bad-usage', '--on and --list'],
    ['two ways of printing', ['NCT01234567', '--raw', '--json'], 'bad-usage', '--raw and --json'],
    ['a snapshot that is not there', ['NCT01234567', '--snapshot', '2000-01-01'], 'snapshot-not-found', '2000-01-01'],
    ['no store', ['NCT01234567', '--store', 'none'], 'store-not-found', 'no store at none'],
  ])('%s', async (_, args, code, named) => {
    const ending = await here(['show', ...args])
    expect(isRefusal(ending, code), ending.stderr).toBe(true)
    expect(ending.stderr).toContain(named)
    expect(ending.stdout).toBe('')
  })
})
