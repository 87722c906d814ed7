/** The commands as customers call them: what they print where, and with which exit status they end. */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.js'
import { run, temporaryFolder, type Ending, type RunOptions } from '../support/command.js'
import { studyJson, studyOf } from '../support/study.js'

const folder = temporaryFolder()
const before = folder.write('before.json', studyJson())
const resubmitted = folder.write('resubmitted.json', studyJson({ posted: '2024-02-20' }))
const later = folder.write(
  'later.json',
  studyJson({ posted: '2024-03-10', primaryCompletion: '2026-01', enrollment: 105 }),
)
const stranger = folder.write('stranger.json', studyJson({ nctId: 'NCT07654321' }))
const twoBefore = folder.write('two-before.json', JSON.stringify([studyOf(), studyOf({ nctId: 'NCT07654321' })]))
const twoLater = folder.write(
  'two-later.json',
  JSON.stringify({ studies: [studyOf({ nctId: 'NCT07654321' }), studyOf({ enrollment: 120 })] }),
)

function here(args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  return run(args, { cwd: folder.path, ...options })
}

/** One line on standard error, with what it has to name and its code at the end, and nothing printed. */
function expectRefusal(ending: Ending, code: string, ...named: readonly string[]): void {
  expect(ending.stderr).toMatch(/^trialdiff: [^\n]+ \[[a-z]+(?:-[a-z]+)*\]\n$/)
  expect(ending.stderr.trimEnd().endsWith(`[${code}]`), ending.stderr).toBe(true)
  for (const name of named) expect(ending.stderr).toContain(name)
  expect(ending).toMatchObject({ status: 2, stdout: '' })
}

describe.concurrent('the exit status of diff', () => {
  test.each([
    ['0 for a document and itself', [before, before], 0, 'No change.'],
    ['0 for a resubmission', [before, resubmitted], 0, 'No change.'],
    ['1 for a resubmission, where noise is asked for', [before, resubmitted, '--min', 'noise'], 1, 'submitted again'],
    ['1 for changes', [before, later], 1, 'Primary completion 2025-06 → 2026-01'],
    ['1 for one of that weight', [before, later, '--min', 'major'], 1, 'Primary completion'],
    ['0 where none is of that weight', [before, later, '--min', 'critical'], 0, 'No change.'],
    ['1 for one of that area', [before, later, '--area', 'sites,enrollment'], 1, '100 → 105'],
    ['0 where none is of that area', [before, later, '--area', 'sites', '--area', 'criteria'], 0, 'No change.'],
    ['0 where none is of that area and weight', [before, later, '--area', 'enrollment', '--min', 'major'], 0, 'No'],
  ])('%s', async (_, args, status, text) => {
    const ending = await here(['diff', ...args])
    expect(ending.stderr).toBe('')
    expect(ending.stdout).toContain(text)
    expect(ending.status).toBe(status)
  })

  test('what was not asked for is not printed', async () => {
    const { stdout } = await here(['diff', before, later, '--area', 'enrollment'])
    expect(stdout).not.toContain('Primary completion')
  })

  test('a word of warning where the two stand the wrong way round, with the report all the same', async () => {
    const { status, stdout, stderr } = await here(['diff', later, before])
    expect(stderr).toMatch(/^trialdiff: later\.json was posted later than before\.json[^\n]+\n$/)
    expect(stdout).toContain('Primary completion 2026-01 → 2025-06')
    expect(status).toBe(1)
  })
})

describe.concurrent('one document with two versions', () => {
  const both = folder.write('both.json', JSON.stringify([studyOf(), studyOf({ enrollment: 120 })]))

  test('one argument is enough', async () => {
    const { status, stdout, stderr } = await here(['diff', both])
    expect(stderr).toBe('')
    expect(stdout).toContain('100 → 120')
    expect(status).toBe(1)
  })

  test('one argument with one version, or with two trials, needs another', async () => {
    expectRefusal(await here(['diff', before]), 'bad-usage', before, 'one version')
    expectRefusal(await here(['diff', twoBefore]), 'bad-usage', twoBefore, '2 trials')
    expectRefusal(await here(['diff', both, later]), 'several-trials', both, 'trialdiff diff')
  })
})

describe.concurrent('several trials in one document', () => {
  test('two different trials are not compared', async () => {
    expectRefusal(await here(['diff', before, stranger]), 'different-trials', before, stranger)
  })

  test('without a choice, the ids are named', async () => {
    expectRefusal(await here(['diff', twoBefore, twoLater]), 'several-trials', 'NCT01234567', 'NCT07654321', '--trial')
  })

  test('--trial chooses', async () => {
    const { status, stdout } = await here(['diff', twoBefore, twoLater, '--trial', 'nct1234567'])
    expect(stdout).toContain('100 → 120')
    expect(status).toBe(1)
  })

  test('a single trial chooses by itself', async () => {
    const { status, stdout } = await here(['diff', before, twoLater])
    expect(stdout).toContain('100 → 120')
    expect(status).toBe(1)
  })

  test('--trial that does not stand there', async () => {
    expectRefusal(await here(['diff', twoBefore, twoLater, '--trial', 'NCT00000009']), 'trial-not-found', 'NCT00000009')
    expectRefusal(await here(['parse', twoBefore, '--trial', 'NCT00000009']), 'trial-not-found', 'NCT00000009')
  })

  test('parse prints all of them, or the chosen one', async () => {
    const all = await here(['parse', twoBefore])
    const one = await here(['parse', twoBefore, '--trial', 'NCT07654321'])
    const lines = await here(['parse', twoBefore, '--ndjson'])
    expect(JSON.parse(all.stdout)).toMatchObject([{ nctId: 'NCT01234567' }, { nctId: 'NCT07654321' }])
    expect(JSON.parse(one.stdout)).toMatchObject({ nctId: 'NCT07654321' })
    expect(lines.stdout.trimEnd().split('\n')).toHaveLength(2)
  })
})

describe.concurrent('standard input', () => {
  test('is read by parse', async () => {
    const { stdout } = await here(['parse', before])
    expect(await here(['parse', '-'], { input: studyJson() })).toEqual({ status: 0, stdout, stderr: '' })
  })

  test('is read by diff, as either version', async () => {
    expect(await here(['diff', '-', later], { input: studyJson() })).toMatchObject({ status: 1, stderr: '' })
    expect(await here(['diff', before, '-'], { input: studyJson() })).toMatchObject({ status: 0, stderr: '' })
  })

  test('cannot be both versions', async () => {
    expectRefusal(await here(['diff', '-', '-'], { input: studyJson() }), 'bad-usage')
  })
})

describe.concurrent('files that cannot be read or written', () => {
  mkdirSync(join(folder.path, 'a-folder'))

  test.each([
    ['a missing file', ['parse', 'nowhere.json'], 'nowhere.json'],
    ['a missing later version', ['diff', before, 'nowhere.json'], 'nowhere.json'],
    ['a file as a folder', ['parse', `${before}/x.json`], before],
    ['output into a missing folder', ['parse', before, '--output', 'none/out.json'], 'none/out.json'],
    ['a report into a missing folder', ['diff', before, later, '--output', 'none/report.txt'], 'none/report.txt'],
    ['output onto a folder', ['parse', before, '--output', 'a-folder'], 'a-folder'],
  ])('%s is refused, and nothing half written stays behind', async (_, args, named) => {
    expectRefusal(await here(args), 'file-trouble', named)
    expect(existsSync(join(folder.path, 'none'))).toBe(false)
    // The tests run side by side; of them all only one writes to this name.
    const drafts = readdirSync(folder.path).filter((name) => name.startsWith('a-folder.'))
    if (named === 'a-folder') expect(drafts).toEqual([])
  })

  test('what was there stays where the document cannot be read', async () => {
    folder.write('kept.json', 'as it was')
    expectRefusal(await here(['parse', folder.write('not.txt', 'Hello'), '--output', 'kept.json']), 'unknown-format')
    expect(readFileSync(join(folder.path, 'kept.json'), 'utf8')).toBe('as it was')
  })
})

describe.concurrent('--output', () => {
  test('takes the whole report, without colours', async () => {
    const { stdout } = await here(['diff', before, later, '--color', 'never'])
    const ending = await here(['diff', before, later, '--output', 'report.txt'], { env: { FORCE_COLOR: '1' } })
    expect(ending).toEqual({ status: 1, stdout: '', stderr: '' })
    expect(readFileSync(join(folder.path, 'report.txt'), 'utf8')).toBe(stdout)
  })
})

describe.concurrent('colours', () => {
  test.each([
    ['none without a terminal', [], {}, false],
    ['--color always', ['--color', 'always'], {}, true],
    ['--color always above NO_COLOR', ['--color', 'always'], { NO_COLOR: '1' }, true],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['NO_COLOR above FORCE_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['--color never above FORCE_COLOR', ['--color', 'never'], { FORCE_COLOR: '1' }, false],
  ])('%s', async (_, args, env: Record<string, string>, isColored) => {
    const { stdout } = await here(['diff', before, later, ...args], { env })
    expect(stdout.includes('\x1b[')).toBe(isColored)
  })
})

describe.concurrent('what is mistyped', () => {
  test.each([
    ['a report', ['diff', before, later, '--report', 'termnal'], 'termnal', 'terminal, json, json-patch'],
    ['an area', ['diff', before, later, '--area', 'dates,site'], 'site;', 'sites'],
    ['a severity', ['diff', before, later, '--min', 'huge'], 'huge', 'critical, major, minor, noise'],
    ['a colour', ['diff', before, later, '--color', 'red'], 'red', 'auto, always, never'],
    ['a format', ['parse', before, '--format', 'pdf'], 'pdf', 'api-v2'],
  ])('%s is refused with the names there are', async (_, args, ...named) => {
    expectRefusal(await here(args), 'unknown-name', ...named)
  })

  test.each([
    ['a command', ['dif', before, later], 'diff'],
    ['an option', ['diff', before, later, '--reprot', 'json'], '--report'],
    ['an argument too few', ['diff'], 'before'],
    ['an argument too many', ['diff', before, later, before], 'diff'],
    ['a command to be helped with', ['help', 'dif'], 'diff'],
  ])('%s is refused in a line, with a hint', async (_, args, hint) => {
    const { status, stdout, stderr } = await here(args)
    const [first = '', ...hints] = stderr.trimEnd().split('\n')
    expect(first).toMatch(/^trialdiff: .+ \[bad-usage\]/)
    expect(hints.filter((line) => !/^\(.+\)$/.test(line))).toEqual([])
    expect(stderr).toContain(hint)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})

describe.concurrent('a reader that closes the pipe early', () => {
  test('ends the command without a complaint', async () => {
    const many = JSON.stringify(Array.from({ length: 3000 }, () => studyOf()))
    const { status, stderr } = await here(['parse', folder.write('many.json', many)], { closesEarly: true })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})

describe.concurrent('the other commands', () => {
  test.each([
    ['help without an argument', [], 'Usage: trialdiff'],
    ['--help', ['--help'], 'Usage: trialdiff'],
    ['help diff', ['help', 'diff'], 'Usage: trialdiff diff'],
    ['diff --help', ['diff', '--help'], 'Exit status'],
    ['--version', ['--version'], '.'],
    ['formats', ['formats'], 'api-v2'],
    ['schema', ['schema'], '"title": "Trial"'],
  ])('%s', async (_, args, text) => {
    const ending = await here(args)
    expect(ending.stdout).toContain(text)
    expect(ending).toMatchObject({ status: 0, stderr: '' })
  })
})

describe.concurrent('every help text fits 80 columns', () => {
  test.each(['', ...commands.map(({ name }) => name)])('trialdiff %s --help', async (name) => {
    const { stdout } = await run([...(name === '' ? [] : [name]), '--help'], {
      cwd: folder.path,
      env: { COLUMNS: '80' },
    })
    expect(stdout).toContain('Usage: trialdiff')
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
})
