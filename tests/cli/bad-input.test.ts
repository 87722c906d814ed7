/** What cannot be read ends in one sentence and exit status 2, never in a stack trace or half an answer. */
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { run, temporaryFolder, type Ending, type RunOptions } from '../support/command.js'
import { studyJson, studyOf } from '../support/study.js'

const folder = temporaryFolder()
const good = folder.write('good.json', studyJson())

/** Runs in the temporary folder, so that the command names files as they are named here. */
function here(args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  return run(args, { cwd: folder.path, ...options })
}

/** One line that names the file, says what is wrong in a sentence, and ends in its code. */
function expectTrouble(ending: Ending, file: string, code: string): void {
  expect(ending.stderr).toMatch(/^trialdiff: [^\n]+ \[[a-z]+(?:-[a-z]+)*\]\n$/)
  expect(ending.stderr).toContain(file)
  expect(ending.stderr.trimEnd().endsWith(`[${code}]`), ending.stderr).toBe(true)
  expect(ending.stderr).not.toMatch(/\n\s+at |undefined|\[object|\[internal\]/)
  expect(ending).toMatchObject({ status: 2, stdout: '' })
}

const pngHead = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52])

describe.concurrent('a document that is no record', () => {
  test.each([
    ['empty.json', '', 'empty-document'],
    ['blank.txt', ' \n\t\r\n \u00a0\n', 'empty-document'],
    ['mark-alone.txt', '\ufeff', 'empty-document'],
    ['zeros.txt', new Uint8Array(5000), 'binary-document'],
    ['picture.png', pngHead, 'binary-document'],
    ['packed.bin', deflateRawSync(Buffer.from(studyJson()), { level: 9 }), undefined],
    [
      'page.html',
      '<!DOCTYPE html><html><head><title>Shop</title></head><body><p>Hello</p></body></html>',
      'unknown-format',
    ],
    ['prose.txt', 'Dear reader,\n\nthis is a letter.\n', 'unknown-format'],
    ['number.json', '42', 'unknown-format'],
    ['object.json', '{"a": 1}', 'unknown-format'],
    ['list.json', '[]', 'unknown-format'],
    ['no-study.json', '{"studies": []}', 'no-trial'],
    ['protocol-number.json', '{"protocolSection": 42}', 'no-trial'],
    ['protocol-null.json', '{"protocolSection": null}', 'no-trial'],
    ['protocol-list.json', '{"protocolSection": []}', 'no-trial'],
    ['modules-null.json', '{"protocolSection": {"identificationModule": null, "statusModule": []}}', 'no-trial'],
  ])('%s', async (name, content, code) => {
    const ending = await here(['parse', folder.write(name, content)])
    expectTrouble(ending, name, code ?? /\[([a-z-]+)\]\n$/.exec(ending.stderr)?.[1] ?? 'a code')
  })

  test('the same on standard input', async () => {
    expectTrouble(await here(['parse', '-'], { input: '' }), 'standard input', 'empty-document')
  })

  test('the same where it is the later version', async () => {
    expectTrouble(await here(['diff', good, folder.write('later.txt', 'Hello')]), 'later.txt', 'unknown-format')
  })
})

describe.concurrent('broken JSON', () => {
  test('that ends too early', async () => {
    const name = folder.write('truncated.json', studyJson().slice(0, 700))
    expectTrouble(await here(['parse', name]), name, 'truncated-json')
  })

  test('with a comma too many, whose line and column are named', async () => {
    const lines = studyJson().split('\n')
    lines[3] = '      , "nctId": "NCT01234567",'
    const name = folder.write('malformed.json', lines.join('\n'))
    const ending = await here(['parse', name])
    expectTrouble(ending, name, 'malformed-json')
    expect(ending.stderr).toContain('line 4, column 7')
  })

  test('in the third line of several, which does not hide the others', async () => {
    const line = JSON.stringify(studyOf())
    const name = folder.write('several.ndjson', [line, line, '{"protocolSection": oops}', line].join('\n'))
    const { status, stdout, stderr } = await here(['parse', name, '--ndjson'])
    expect(stderr.trimEnd().split('\n')).toEqual([
      'trialdiff: several.ndjson, line 3: The JSON cannot be read at column 21; fetch the record again. [malformed-json]',
      'trialdiff: 1 of 4 documents could not be read; the trials of the others were. [unreadable-documents]',
    ])
    expect(stdout.trimEnd().split('\n')).toHaveLength(3)
    expect(status).toBe(2)
  })

  test('in one study of an array, of which nothing can be read then', async () => {
    const list = JSON.stringify([studyOf(), studyOf()], null, 1).replace('"NA"', 'NA')
    const name = folder.write('array.json', list)
    expectTrouble(await here(['parse', name]), name, 'malformed-json')
  })

  test('that is right, but of which some is no record', async () => {
    const name = folder.write('strays.json', JSON.stringify([42, studyOf(), { a: 1 }, null, studyOf(), 'x']))
    const { status, stdout, stderr } = await here(['parse', name])
    expect(stderr.trimEnd().split('\n')).toEqual([
      'trialdiff: strays.json: document: no record, left out: “entry 1”',
      'trialdiff: strays.json: document: no record, left out: “entries 3 to 4”',
      'trialdiff: strays.json: document: no record, left out: “entry 6”',
    ])
    expect(JSON.parse(stdout)).toHaveLength(2)
    expect(status).toBe(0)
  })

  test('that nests 100,000 levels deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const inside = folder.write('deep-inside.json', `{"protocolSection":{"statusModule":${deep}}}`)
    expectTrouble(await here(['parse', inside]), inside, 'no-trial')
    const open = folder.write('deep-open.json', `{"protocolSection":${'{"a":'.repeat(100_000)}`)
    expectTrouble(await here(['parse', open]), open, 'truncated-json')
  })

  test('that nests deep where a field of a trial belongs', async () => {
    const study = studyJson().replace('"Fatigue"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    const ending = await here(['parse', folder.write('deep-field.json', study)])
    expect(ending.stderr).toMatch(/^trialdiff: deep-field\.json: conditions\[0\]: [^\n]+\n$/)
    expect(ending.status).toBe(0)
  })
})

describe('200 MB in one line', () => {
  const megabytes = Buffer.alloc(200_000_000, 'x')
  const env = { NODE_OPTIONS: '--max-old-space-size=1500' }
  const limit = 20_000

  test.each([
    ['of nothing', '', 'unknown-format'],
    ['of an object that never ends', '{"a":"', 'unknown-format'],
    ['of a study that never ends', '{"protocolSection":{"a":"', 'truncated-json'],
  ])('%s', { timeout: limit }, async (_, start, code) => {
    megabytes.fill('x', 0, 100).write(start)
    const name = folder.write('endless.json', megabytes)
    expectTrouble(await here(['parse', name], { env }), name, code)
  })
})

describe.concurrent('a record with something odd in it', () => {
  const criteria = 'Inclusion Criteria:\n\n* Adults aged 18 or more\n\nExclusion Criteria:\n\n* Pregnant women'
  const sponsor = '"leadSponsor": {\n        "name": "Invented Institute",\n        "class": "OTHER"\n      }'
  /** What API v2 never tells. */
  const notComparedOfGood = 2
  const odd = studyJson({ status: 'DREAMING', primaryCompletion: '2025-02-30' })

  test('is read, and what is odd is told', async () => {
    const ending = await here(['parse', folder.write('odd.json', odd)])
    const lines = ending.stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines).toEqual([
      expect.stringMatching(/^trialdiff: odd\.json: overallStatus: .+DREAMING/),
      expect.stringMatching(/^trialdiff: odd\.json: primaryCompletionDate\.date: .+2025-02-30/),
    ])
    expect(ending.status).toBe(0)
    expect(JSON.parse(ending.stdout)).not.toHaveProperty('overallStatus')
  })

  test('is refused by --strict', async () => {
    const ending = await here(['parse', folder.write('odd-strict.json', odd), '--strict'])
    expect(ending).toMatchObject({ status: 2, stdout: '' })
    expect(ending.stderr.trimEnd().split('\n').at(-1)).toMatch(/^trialdiff: odd-strict\.json .+ \[issues-found\]$/)
  })

  test.each([
    ['an unknown status', '"RECRUITING",\n      "startDate', '"DREAMING",\n      "startDate'],
    ['an impossible date', '"2025-06"', '"2025-02-30"'],
    ['an unknown kind of date', '"2025-06",\n        "type": "ESTIMATED"', '"2025-06",\n        "type": "GUESSED"'],
    ['a count in words', '"count": 100', '"count": "about a hundred"'],
    ['an unknown phase', '"NA"', '"PHASE9"'],
    ['a text where a list belongs', '"stdAges": [\n        "ADULT"\n      ]', '"stdAges": "some"'],
    ['an unknown status of a site', '"RECRUITING"\n        }', '"DREAMING"\n        }'],
    ['a list where a text belongs', '"Whether rest helps."', '["Whether", "rest helps."]'],
    ['a number where criteria belong', JSON.stringify(criteria), '42'],
    ['a text where a site belongs', '"locations": [', '"locations": [\n          "East Clinic",'],
    ['a list where a sponsor belongs', sponsor, '"leadSponsor": ["Invented Institute"]'],
  ])('is compared without it: %s', async (what, text, odder) => {
    const changed = studyJson().replace(text, odder)
    expect(changed).not.toBe(studyJson())
    const name = folder.write(`${what.replaceAll(' ', '-')}.json`, changed)
    const { status, stdout } = await here(['diff', good, name, '--report', 'json'])
    const { changes, notCompared } = JSON.parse(stdout) as { changes: { sentence: string }[]; notCompared: string[] }
    expect(changes.map(({ sentence }) => sentence)).toEqual([])
    expect(notCompared.length).toBeGreaterThan(notComparedOfGood)
    expect(status).toBe(0)
  })
})

describe.concurrent('names that JavaScript treats as its own', () => {
  test('change nothing where they stand as keys', async () => {
    const evil =
      '"__proto__": {"overallStatus": "COMPLETED", "polluted": 1}, "constructor": {"prototype": {"polluted": 1}},'
    const text = studyJson()
      .replaceAll('{\n', `{ ${evil}\n`)
      .replace('"locations": [', '"__proto__": [], "locations": [')
    const ending = await here(['parse', folder.write('evil.json', text)])
    const { stdout } = await here(['parse', good])
    expect(ending).toEqual({ status: 0, stdout, stderr: '' })
  })

  test('are names like any other where they stand as values', async () => {
    const facilities = ['__proto__', 'constructor', 'hasOwnProperty']
    const before = folder.write('proto-before.json', studyJson({ facilities }))
    const after = folder.write('proto-after.json', studyJson({ facilities: ['toString', ...facilities] }))
    const { status, stdout, stderr } = await here(['diff', before, after, '--report', 'json'])
    const { changes } = JSON.parse(stdout) as { changes: { code: string; facts: unknown }[] }
    expect(changes.map(({ code, facts }) => ({ code, facts }))).toEqual([
      { code: 'site/added', facts: expect.objectContaining({ facility: 'toString' }) as unknown },
    ])
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  })
})
