/** `--rules`, `--explain` and `trialdiff rules` as customers call them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, temporaryFolder, type Ending } from '../support/command.js'
import { studyJson } from '../support/study.js'

const folder = temporaryFolder()
const before = folder.write('before.json', studyJson())
const later = folder.write(
  'later.json',
  studyJson({ posted: '2024-03-10', primaryCompletion: '2026-01', enrollment: 65 }),
)
const yaml = `severities:
  # A third fewer participants is what we wait for.
  - code: enrollment/cut
    when: { percent: { atLeast: 30 } }
    severity: critical
  - { code: date/*, severity: noise }
`
const rules = folder.write('rules.yaml', yaml)

function here(...args: readonly string[]): Promise<Ending> {
  return run(args, { cwd: folder.path })
}

function from(input: string, ...args: readonly string[]): Promise<Ending> {
  return run(args, { cwd: folder.path, input })
}

function expectRefusal(ending: Ending, code: string, ...said: readonly string[]): void {
  expect(ending.stderr).toMatch(/^trialdiff: [^\n]+ \[[a-z]+(?:-[a-z]+)*\]\n$/)
  expect(ending.stderr).toContain(`[${code}]`)
  for (const part of said) expect(ending.stderr).toContain(part)
  expect(ending).toMatchObject({ status: 2, stdout: '' })
}

describe.concurrent('diff --rules', () => {
  test('weighs by the rows of the file first', async () => {
    const { status, stdout, stderr } = await here('diff', before, later, '--rules', rules)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/CRITICAL\n {2}enrollment {5}Planned enrollment 100 → 65/)
    expect(stdout).not.toContain('Primary completion')
    expect(status).toBe(1)
  })

  test('takes JSON, and what was made noise leaves nothing to tell', async () => {
    const quiet = folder.write('quiet.json', JSON.stringify({ severities: [{ code: '*', severity: 'noise' }] }))
    const { status, stdout } = await here('diff', before, later, '--rules', quiet)
    expect(stdout).toContain('No change. 4 noise, shown by --min noise.')
    expect(status).toBe(0)
  })

  test('--explain says which row decided', async () => {
    const { stdout } = await here('diff', before, later, '--rules', rules, '--explain', '--min', 'noise')
    expect(stdout).toContain('enrollment/cut · critical by your own rule 1: enrollment/cut')
    expect(stdout).toContain('date/later · noise by your own rule 2: any change of date/*')
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/record\/resubmitted · noise by built-in rule \d+: record\/resubmitted/)
  })

  test('--explain in the json report', async () => {
    const { stdout } = await here('diff', before, later, '--rules', rules, '--explain', '--report', 'json')
    const { changes } = JSON.parse(stdout) as { changes: { why: { table: string; row: number } }[] }
    expect(changes.map(({ why }) => [why.table, why.row])).toEqual([['own', 1]])
  })
})

test('YAML costs nothing where no rules are given: its library is loaded for --rules alone', async () => {
  const hook = `export async function resolve(name, context, next) {
    if (name === 'yaml') throw new Error('loaded yaml')
    return next(name, context)
  }`
  const register = `import { register } from 'node:module'
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}))`
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(register)}` }
  const plain = await run(['diff', before, later, '--explain'], { cwd: folder.path, env })
  const table = await run(['rules', '--json'], { cwd: folder.path, env })
  const ruled = await run(['diff', before, later, '--rules', rules], { cwd: folder.path, env })
  expect([plain.status, table.status, ruled.status]).toEqual([1, 0, 2])
  expect(ruled.stderr).toContain('loaded yaml')
})

describe.concurrent('rules from standard input', () => {
  test('weigh as those of a file do', async () => {
    const piped = await from(yaml, 'diff', before, later, '--rules', '-')
    expect(piped).toEqual(await here('diff', before, later, '--rules', rules))
    expect(piped.status).toBe(1)
  })

  test('are shown by trialdiff rules', async () => {
    expect(await from(yaml, 'rules', '-')).toEqual(await here('rules', rules))
  })

  test('are named as such where they cannot be used', async () => {
    expectRefusal(await from('severities: 3', 'rules', '-'), 'bad-rules', 'standard input')
    const ending = await from('#'.repeat(4_000_000), 'rules', '-')
    expectRefusal(ending, 'document-too-large', 'standard input has more than')
  })

  test('leave no room for a record there', async () => {
    expectRefusal(await from(yaml, 'diff', before, '-', '--rules', '-'), 'bad-usage', 'Standard input')
    expectRefusal(await from(yaml, 'log', '-', '--rules', '-'), 'bad-usage', 'Standard input')
  })
})

describe.concurrent('a file of rules that cannot be used', () => {
  test.each<[string, string | Uint8Array, string, ...string[]]>([
    [
      'a fault in it',
      'severities:\n  - code: date/latr\n    severity: major\n',
      'bad-rules',
      'bad.yaml, line 2, column 11',
      'date/later',
    ],
    ['no YAML', 'severities:\n\t- x', 'malformed-yaml', 'bad.yaml, line 2', 'spaces'],
    ['nothing', '', 'bad-rules', 'bad.yaml, line 1', 'nothing stands in it'],
    ['bytes that are no text', new Uint8Array([0x73, 0xff, 0xfe, 0x00]), 'bad-rules', 'bad.yaml', 'UTF-8'],
  ])('%s', async (name, content, code, ...said) => {
    const place = `${name.replaceAll(' ', '-')}/bad.yaml`
    folder.write(place, content)
    expectRefusal(await here('diff', before, later, '--rules', place), code, ...said)
    expectRefusal(await here('rules', place), code, ...said)
  })

  test('a missing one, a folder, a huge one', async () => {
    writeFileSync(join(folder.path, 'huge.yaml'), Buffer.alloc(10_000_000, 0x20))
    expectRefusal(
      await here('diff', before, later, '--rules', 'none.yaml'),
      'file-trouble',
      'none.yaml',
      'no such file',
    )
    expectRefusal(await here('diff', before, later, '--rules', '.'), 'file-trouble', 'is no file')
    expectRefusal(
      await here('diff', before, later, '--rules', 'huge.yaml'),
      'document-too-large',
      'huge.yaml',
      '10,000 KB',
    )
  })

  test('is told before any record is read', async () => {
    expectRefusal(await here('diff', 'nowhere.json', later, '--rules', 'none.yaml'), 'file-trouble', 'none.yaml')
  })
})

describe.concurrent('trialdiff rules', () => {
  test('prints the built-in table on 80 columns', async () => {
    const { status, stdout, stderr } = await here('rules')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const lines = stdout.split('\n')
    expect(lines.every((line) => line.length <= 80)).toBe(true)
    expect(lines).toContainEqual(
      expect.stringMatching(/^ *\d+ {2}major {5}enrollment\/cut where the percentage is 20 or more, up or down$/),
    )
  })

  test('checks a file, and shows its rows in front', async () => {
    const { status, stdout } = await here('rules', rules)
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /Your own rules, read first:\n\n {2}1 {2}critical {2}enrollment\/cut[^]*The built-in rules:\n\n {2}1 {2}/,
    )
  })

  test.each([['--yaml'], ['--json']])(
    '%s prints a file that --rules takes, with the same severities',
    async (option) => {
      const { stdout } = await here('rules', option)
      const file = folder.write(`table${option}`, stdout)
      const [plain, fed] = [
        await here('diff', before, later, '--report', 'json', '--min', 'noise'),
        await here('diff', before, later, '--report', 'json', '--min', 'noise', '--rules', `./${file}`),
      ]
      expect(fed).toEqual(plain)
      expect((await here('rules', `./${file}`, option)).stdout).toBe(stdout)
    },
  )

  test('one of the two forms', async () => {
    expectRefusal(await here('rules', '--yaml', '--json'), 'bad-usage')
  })
})
