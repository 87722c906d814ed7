/** `trialdiff log` and `diff --baseline` as customers call them, over files, folders and archives of versions. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, temporaryFolder, type Ending, type RunOptions } from '../support/command.js'
import { studyJson } from '../support/study.js'
import { versionJson } from '../support/versions.js'

const folder = temporaryFolder()
const first = folder.write('versions/1.json', versionJson({ posted: '2023-04-01', status: 'NOT_YET_RECRUITING' }))
const second = folder.write('versions/2.json', versionJson({ posted: '2023-08-01', primaryCompletion: '2026-01' }))
const third = folder.write(
  'versions/3.json',
  versionJson({ posted: '2024-03-10', primaryCompletion: '2026-01', enrollment: 140 }),
)
const stranger = folder.write('stranger.json', studyJson({ nctId: 'NCT07654321' }))
const list = folder.write(
  'list.json',
  JSON.stringify({ changes: [{ version: 0, date: '2023-04-01', status: 'RECRUITING', moduleLabels: [] }] }),
)
const numbered = folder.write(
  'numbered.json',
  JSON.stringify({
    study: JSON.parse(versionJson({ posted: '2023-08-01', enrollment: 7 })) as unknown,
    studyVersion: 4,
  }),
)

function here(args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  return run(args, { cwd: folder.path, ...options })
}

interface Printed {
  versions: { day: string; document: string; version?: number }[]
  steps: { changes: { area: string; sentence: string }[]; noise: number }[]
  leftOut: { reason: string; document: string }[]
}

async function printed(args: readonly string[]): Promise<Printed> {
  const { stdout } = await here(['log', ...args, '--report', 'json'])
  return JSON.parse(stdout) as Printed
}

describe.concurrent('log', () => {
  test('a folder, in order of time, with the sums below', async () => {
    const { status, stdout, stderr } = await here(['log', 'versions'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const days = ['2023-04-01', '2023-08-01', '2024-03-10'].map((day) => stdout.indexOf(`\n${day}`))
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    expect(stdout).toContain('Status Not yet recruiting → Recruiting')
    expect(stdout).toContain('100 estimated → 140 (2024-03-10)')
    expect(stdout).toMatch(/Primary completion +moved later once; \+7 months in all/)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    // What was not compared stands there once, not at each step.
    expect(stdout.match(/Not compared/g)?.length).toBe(1)
  })

  test('the same from files in any order, as JSON', async () => {
    const { versions, steps } = await printed([third, first, second])
    expect(versions.map(({ day }) => day)).toEqual(['2023-04-01', '2023-08-01', '2024-03-10'])
    expect(steps.map(({ changes }) => changes.map(({ area }) => area))).toEqual([['status', 'dates'], ['enrollment']])
  })

  test('--min and --area choose what is told at each step; the exit status is 0 all the same', async () => {
    const { status, stdout } = await here(['log', 'versions', '--area', 'sites'])
    expect(stdout).toContain('None of the changes asked for at any step. 3 more not asked for.')
    expect(status).toBe(0)
    const { stdout: loud } = await here(['log', 'versions', '--min', 'major', '--area', 'enrollment'])
    expect(loud).toContain('Planned enrollment 100 → 140')
    expect(loud).not.toContain('Status Not yet recruiting →')
  })

  test('--rules gives other weights, --explain names the row', async () => {
    const rules = folder.write('rules.yaml', 'severities:\n  - code: enrollment/raised\n    severity: critical\n')
    const { stdout } = await here(['log', 'versions', '--rules', rules, '--min', 'critical', '--explain'])
    expect(stdout).toMatch(/critical +Planned enrollment 100 → 140/)
    expect(stdout).toContain('enrollment/raised · critical by your own rule 1')
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('a version given twice counts once, and that is said', async () => {
    const { stdout } = await here(['log', 'versions', first])
    expect(stdout).toContain('3 versions, submitted')
    expect(stdout).toContain('1.json tells one version more than once.')
    const copied = await here([
      'log',
      'versions',
      folder.write('copies/1.json', readFileSync(join(folder.path, first))),
    ])
    expect(copied.stdout).toContain('copies/1.json tells the same version as versions/1.json and is left out.')
    expect((await printed(['versions', first])).leftOut).toMatchObject([{ reason: 'same-version' }])
  })

  test('a number is shown as the interface and as the pages count', async () => {
    const { stdout } = await here(['log', first, numbered])
    expect(stdout).toContain('2023-08-01  v4 / site #5')
    const again = folder.write(
      'again.json',
      JSON.stringify({
        study: JSON.parse(versionJson({ posted: '2023-09-01', enrollment: 9 })) as unknown,
        studyVersion: 6,
      }),
    )
    const { stdout: gap } = await here(['log', again, numbered])
    expect(gap).toContain('one version before it is not at hand')
    expect(gap).toContain('Of the 3 versions from the first to the latest, 2 are at hand.')
  })

  test('one version has no history', async () => {
    const { status, stdout } = await here(['log', first])
    expect(stdout).toContain('One version has no history; give at least one more.')
    expect(status).toBe(0)
  })

  test('a list of versions is passed over with a word', async () => {
    const { status, stdout, stderr } = await here(['log', 'versions', list])
    expect(stderr).toMatch(/^trialdiff: list\.json: [^\n]+ \[version-list\]\n$/)
    expect(stdout).toContain('3 versions')
    expect(status).toBe(0)
  })

  test('a list in which the days of all versions stand gives them their numbers', async () => {
    const changes = ['2023-04-01', '2023-06-01', '2023-08-01', '2024-03-10'].map((date, version) => ({ version, date }))
    const index = folder.write('index.json', JSON.stringify({ changes }))
    const { stdout } = await here(['log', 'versions', index])
    expect(stdout).toContain('2024-03-10  v3 / site #4')
    expect(stdout).toContain('Of the 4 versions from the first to the latest, 3 are at hand.')
    // One that lacks a day is of another trial, or older than these versions.
    const { stdout: unnumbered } = await here(['log', 'versions', list])
    expect(unnumbered).not.toContain('site #')
  })

  test('what cannot be read is told, and the others follow', async () => {
    const broken = folder.write('broken.json', '{"protocolSection": {')
    const { status, stdout, stderr } = await here(['log', 'versions', broken])
    expect(stderr).toContain('broken.json: ')
    expect(stderr.trimEnd().endsWith('[unreadable-documents]')).toBe(true)
    expect(stdout).toContain('3 versions')
    expect(status).toBe(2)
  })

  test('one version and one document that cannot be read are told in the singular', async () => {
    const alone = folder.write('alone.json', studyJson())
    const broken = folder.write('half.json', '{"protocolSection": {')
    const { stderr } = await here(['log', alone, broken])
    expect(stderr).toContain(
      'One document could not be read and may hold versions that are missing here; one version was read.',
    )
  })

  test('several trials need a choice', async () => {
    const refused = await here(['log', 'versions', stranger])
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toMatch(
      /NCT01234567, NCT07654321\); choose one, --trial NCT01234567\. \[several-trials\]\n$/,
    )
    const { status, stdout } = await here(['log', 'versions', stranger, '--trial', 'NCT01234567'])
    expect(stdout).toContain('3 versions')
    expect(status).toBe(0)
  })

  test('versions without a day have no order', async () => {
    const undated = folder.write('undated.json', versionJson({ undated: true }))
    const refused = await here(['log', undated])
    expect(refused.stderr).toMatch(/ \[undated-version\]\n$/)
    expect(refused.status).toBe(2)
    const { stdout } = await here(['log', undated, first, second])
    expect(stdout).toContain('undated.json tells no day on which it was updated and is left out.')
  })

  test('a report that is made of comparisons alone', async () => {
    const refused = await here(['log', 'versions', '--report', 'json-patch'])
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toContain('choose terminal or json')
  })

  test('--output writes the report to a file', async () => {
    const { stdout } = await here(['log', 'versions'])
    expect(await here(['log', 'versions', '--output', 'log.txt'])).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(readFileSync(join(folder.path, 'log.txt'), 'utf8')).toBe(stdout)
  })
})

describe.concurrent('diff --baseline', () => {
  test('start: the latest against the last version before the trial started, which is named', async () => {
    const { status, stdout, stderr } = await here(['diff', '--baseline', 'start', 'versions'])
    expect(stderr).toBe(
      'trialdiff: Compared with the version submitted 2023-04-01 in versions/1.json, the last one on or before the start of the trial (2023-05-02, actual).\n',
    )
    expect(stdout).toContain('Status Not yet recruiting → Recruiting')
    expect(stdout).toContain('100 → 140')
    expect(status).toBe(1)
  })

  test('a trial registered after its start is compared with its first version, and that is said', async () => {
    const { stdout, stderr } = await here(['diff', '--baseline', 'start', third, second])
    expect(stderr).toContain('the earliest here: none is from the start of the trial (2023-05-02, actual) or before.')
    expect(stdout).toContain('100 → 140')
  })

  test('first, and a day', async () => {
    const byFirst = await here(['diff', third, second, first, '--baseline', 'first'])
    expect(byFirst.stderr).toContain('2023-04-01 in versions/1.json, the earliest here.')
    const byDay = await here(['diff', third, second, first, '--baseline', '2024-01-01'])
    expect(byDay.stderr).toContain('2023-08-01 in versions/2.json, the last one on or before 2024-01-01.')
    expect(byDay.stdout).not.toContain('Status Not yet')
  })

  test('where the baseline is the latest version, there is no change to tell', async () => {
    const { status, stdout, stderr } = await here(['diff', '--baseline', '2030-01-01', 'versions'])
    expect(stderr).toContain('That is the latest version as well')
    expect(stdout).toContain('No change.')
    expect(status).toBe(0)
  })

  test('another word is refused before anything is read', async () => {
    const refused = await here(['diff', '--baseline', 'yesterday', 'nowhere'])
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toBe(
      'trialdiff: yesterday is no baseline; write start, first, or a day as 2021-06-30. [bad-usage]\n',
    )
  })

  test('more than two versions need a baseline', async () => {
    const refused = await here(['diff', first, second, third])
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toContain('--baseline')
  })
})
