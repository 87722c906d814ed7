/** A severity table of the reader's own is taken as written, or refused with the place, what is wrong, and what to do. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConfigError, readSeverityRules, severityTable } from '../../src/index.js'
import { seedFrom } from '../support/random.js'

const head = 'severities:\n'

/** A table of one row: the text of the row in braces. */
function row(text: string): string {
  return `${head}  - {${text}}\n`
}

function when(text: string, code = '"*"'): string {
  return row(`code: ${code}, severity: major, when: ${text}`)
}

async function refusalOf(text: string): Promise<ConfigError> {
  const refusal = await readSeverityRules(text, 'rules.yaml').catch((error: unknown) => error)
  if (!(refusal instanceof ConfigError)) throw new Error(`not refused: ${text}`)
  return refusal
}

describe('is taken as written', () => {
  test.each([
    ['a row', row('code: date/later, severity: critical'), [{ code: 'date/later', severity: 'critical' }]],
    ['a family of codes', row('code: date/*, severity: minor'), [{ code: 'date/*', severity: 'minor' }]],
    [
      'an area and every kind of test',
      when(
        '{ percent: { atLeast: 5, below: 30 }, lapsed: true, field: [startDate, "annotations*"], item: { given: false } }',
      ),
      [
        {
          code: '*',
          severity: 'major',
          when: {
            percent: { atLeast: 5, below: 30 },
            lapsed: true,
            field: ['startDate', 'annotations*'],
            item: { given: false },
          },
        },
      ],
    ],
    [
      'JSON, indented with tabs',
      JSON.stringify({ severities: [{ code: '*', area: 'sites', severity: 'noise' }] }, null, '\t'),
      [{ code: '*', area: 'sites', severity: 'noise' }],
    ],
    [
      'a byte order mark',
      `\uFEFF${row('code: date/later, severity: critical')}`,
      [{ code: 'date/later', severity: 'critical' }],
    ],
  ])('%s', async (_, text, rules) => expect(await readSeverityRules(text)).toEqual(rules))

  test('many brackets and dashes that nest in nothing', async () => {
    const facts = Array.from({ length: 90 }, (_, at) => ({
      code: 'date/later',
      when: { item: `arms[${at}] - ${at}` },
      severity: 'minor',
    }))
    expect(await readSeverityRules(JSON.stringify({ severities: facts }))).toEqual(facts)
  })

  test('rows in order, the particular one first', async () => {
    const text = `${head}  - {code: date/later, severity: major}\n  - {code: date/*, severity: minor}\n`
    expect((await readSeverityRules(text)).map(({ code }) => code)).toEqual(['date/later', 'date/*'])
  })

  test('a row for noise behind one that weighs none', async () => {
    const text = `${head}  - {code: "*", severity: major}\n  - {code: "*", when: {noise: contacts}, severity: minor}\n`
    expect(await readSeverityRules(text)).toHaveLength(2)
  })

  test('the built-in table, so that none of its rows is idle', async () => {
    expect(await readSeverityRules(JSON.stringify({ severities: severityTable }))).toEqual(severityTable)
  })
})

describe('is refused', () => {
  test.each([
    ['nothing', '', 1, 1, 'nothing stands in it; it begins with severities:'],
    ['a comment alone', '# to do\n', 1, 1, 'nothing stands in it'],
    ['a list without its name', '- code: date/later\n  severity: major\n', 1, 1, 'begins with severities:'],
    ['another name for the list', 'severity:\n  - code: "*"\n', 1, 1, 'no key “severity”; did you mean severities?'],
    ['no list', `${head}  code: date/later\n`, 1, 1, 'has to be a list'],
    ['an empty list', `${head}  []\n`, 1, 1, 'has to be a list'],
    ['a row without keys', `${head}  - date/later\n`, 2, 5, 'write code: and severity:'],
    ['an unknown code', row('code: enrolment/cut, severity: major'), 2, 12, 'did you mean enrollment/cut?'],
    ['an unknown code like none', row('code: weather, severity: major'), 2, 12, 'choose one of record/*, status/*'],
    ['an unknown area', row('code: "*", area: site, severity: major'), 2, 23, 'no area “site”; did you mean sites?'],
    ['an unknown severity', row('code: "*", severity: blocker'), 2, 27, 'choose one of critical, major, minor, noise'],
    ['a severity with a capital', row('code: "*", severity: Major'), 2, 27, 'did you mean major?'],
    ['an unknown key', row('code: "*", sevrity: major, severity: major'), 2, 17, 'did you mean severity?'],
    ['no severity', row('code: "*"'), 2, 5, 'no severity'],
    ['no code', row('severity: major'), 2, 5, 'no code'],
    [
      'an unknown fact',
      when('{percentage: {atLeast: 3}}'),
      2,
      41,
      'no change has a fact “percentage”',
      'did you mean percent?',
    ],
    ['a fact like none', when('{weather: fine}'), 2, 41, 'docs/changes.md'],
    ['no conditions', when(''), 2, 40, 'when: { percent:'],
    ['a text for a number', when('{percent: "30%"}'), 2, 50, 'percent is a number, never a text like “30%”'],
    ['a number for a text', when('{field: 3}'), 2, 48, 'field is a text, never a number like “3”'],
    ['a text for yes or no', when('{lapsed: "yes"}'), 2, 49, 'lapsed is true or false'],
    ['a size for a text', when('{field: {atLeast: 3}}'), 2, 48, 'never a number, so atLeast and below cannot fit'],
    ['a size in quotes', when('{percent: {atLeast: "30"}}'), 2, 60, 'atLeast has to be a number'],
    ['a size below zero', when('{percent: {below: -5}}'), 2, 58, 'without their sign'],
    ['an unknown condition', when('{percent: {atleast: 30}}'), 2, 51, 'did you mean atLeast?'],
    ['a condition that says nothing', when('{percent: {}}'), 2, 50, 'says nothing'],
    ['a condition that nothing fits', when('{percent: {atLeast: 30, below: 20}}'), 2, 50, 'nothing could ever fit'],
    ['given as a word', when('{percent: {given: yes}}'), 2, 58, 'true or false'],
    ['a fact without a value', when('{percent: }'), 2, 41, 'percent has no value'],
    ['an empty list of values', when('{field: []}'), 2, 48, 'is empty'],
    ['a list in a list', when('{field: [[startDate]]}'), 2, 49, 'one word or number'],
    ['a label for a value', when('{to: Terminated}', 'status/changed'), 2, 56, 'write TERMINATED'],
  ] as const)('%s', async (_, text, line, column, ...said) => {
    const refusal = await refusalOf(text)
    expect(refusal.message.startsWith(`rules.yaml, line ${line}, column ${column}: `), refusal.message).toBe(true)
    for (const part of said) expect(refusal.message).toContain(part)
    expect(refusal.message).toMatch(/[.?]$/)
    expect(refusal.code).toBe('bad-rules')
  })

  test.each([
    ['behind all codes', 'code: "*", severity: major', 'code: date/later, severity: minor'],
    ['behind the family', 'code: date/*, severity: major', 'code: date/later, area: dates, severity: minor'],
    ['behind itself', 'code: date/later, severity: major', 'code: date/later, severity: minor'],
    [
      'behind the same condition',
      'code: date/*, severity: major, when: {lapsed: true}',
      'code: date/later, severity: minor, when: {days: {atLeast: 9}, lapsed: true}',
    ],
    [
      'behind more values',
      'code: date/later, severity: major, when: {field: [startDate, completionDate]}',
      'code: date/later, severity: minor, when: {field: startDate}',
    ],
    [
      'behind any noise',
      'code: "*", severity: minor, when: {noise: {given: true}}',
      'code: "*", severity: noise, when: {noise: contacts}',
    ],
  ])('a row that can never decide: %s', async (_, first, second) => {
    const { message } = await refusalOf(`${head}  - {${first}}\n\n  - {${second}}\n`)
    expect(message).toContain('rules.yaml, line 4, column 5: this row can never decide')
    expect(message).toContain('the row on line 2')
  })

  test.each([
    ['a key that stands twice', `${head}  - code: "*"\n    code: "*"\n    severity: major`, 3, 5, 'stands twice'],
    ['a star without quotes', `${head}  - code: *\n    severity: major\n`, 2, 11, 'in quotes'],
    ['a tab', `${head}\t- code: "*"`, 2, 1, 'indent with spaces'],
    ['two colons', `${head}  - code: a: b`, 2, 11, 'second colon'],
    ['two documents', `${row('code: "*", severity: major')}---\na: 1`, 3, 1, 'a second document'],
    ['a tag', row('code: !js/function "x", severity: major'), 2, 12, 'mean nothing here'],
    ['a brace left open', `${head}  - {code: "*"`, 2, 15, 'is no YAML'],
    ['a web page', '<!doctype html>\n<p>a: b</p>\n', 1, 1, 'is no YAML'],
  ])('what is no YAML: %s', async (_, text, line, column, said) => {
    const refusal = await refusalOf(text)
    expect(refusal.code).toBe('malformed-yaml')
    expect(refusal.message).toContain(`rules.yaml, line ${line}, column ${column ?? ''}`)
    expect(refusal.message).toContain(said)
  })

  test.each([['['], ['{'], ['- '], ['? '], ['a: '], ['[a: '], ['-\t']])(
    'a nest so deep that reading it would end node itself: %j',
    async (opening) => {
      const { code, message } = await refusalOf(`${head}  - ${opening.repeat(20_000)}`.slice(0, 100_000))
      expect(code).toBe('malformed-yaml')
      expect(message).toContain('rules.yaml, line 2: this is nested too deep')
    },
  )

  test('a bomb of references, which nothing follows', async () => {
    const levels = Array.from({ length: 30 }, (_, at) => `l${at + 1}: &l${at + 1} [*l${at}, *l${at}]`)
    const bomb = `l0: &l0 [x, x]\n${levels.join('\n')}\nseverities: *l30\n`
    const { faults } = await refusalOf(bomb)
    expect(faults.at(-1)).toContain('has to be a list of rows')
    expect((await refusalOf(`${head}  - code: &c date/later\n    severity: *c\n`)).message).toContain('not followed')
  })

  test('too much of it', async () => {
    expect((await refusalOf('x'.repeat(100_001))).code).toBe('document-too-large')
    expect((await refusalOf(head + '  - {code: "*", severity: major}\n'.repeat(1001))).message).toContain('1,000 rows')
    expect((await refusalOf(when(`{field: [${'a,'.repeat(1001)}]}`))).message).toContain('1,000 values')
  })

  test('with every fault, the first one told', async () => {
    const { message, faults } = await refusalOf(`${row('code: a, severity: b')}  - {code: date/later, level: d}\n`)
    expect(faults).toHaveLength(4)
    expect(message).toMatch(/^rules\.yaml, line 2, column 12: .* \(and 3 more faults\)\.$/)
  })

  test('on one line, without what could steer a terminal', async () => {
    const { message } = await refusalOf(row('code: "\\e[31mred\\n\\u202Eline", severity: major'))
    // oxlint-disable-next-line no-control-regex -- the very characters that must not be there
    expect(message).not.toMatch(/[\0-\x1f\x7f-\x9f\u202e]/)
  })
})

const seed = seedFrom('TRIALDIFF_SEED', 20_260_214)

test(`300 tables damaged by chance are taken, or refused in one sentence, TRIALDIFF_SEED=${seed}`, async () => {
  const whole = `${head}  - {code: date/*, area: dates, when: {months: {atLeast: 6}, field: [startDate]}, severity: minor}\n`
  const rows = `${head}  - code: "*"\n    when:\n      noise: contacts\n    severity: minor\n`
  const pieces = fc.constantFrom(
    ...'{}[]:,-*&!|>?%@#"\'\t\n ',
    'null',
    '~',
    '1e999',
    '&a [*a]',
    '<<: ',
    '--- ',
    '\u0000',
    '.nan',
  )
  const damage = fc.record({ at: fc.nat(140), cut: fc.nat(12), piece: fc.oneof(pieces, fc.string({ maxLength: 8 })) })
  const damaged = fc
    .tuple(fc.constantFrom<string>(whole, rows), fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([text, all]) =>
      all.reduce((rest, { at, cut, piece }) => rest.slice(0, at) + piece + rest.slice(at + cut), text),
    )
  await fc.assert(
    fc.asyncProperty(damaged, async (text) => {
      const outcome = await readSeverityRules(text, 'rules.yaml').catch((error: unknown) => error)
      if (Array.isArray(outcome)) expect(outcome.length).toBeGreaterThan(0)
      else
        expect(outcome instanceof ConfigError && outcome.message).toMatch(
          /^rules\.yaml, line \d+, column \d+: [^\n\r]+[.?]$/,
        )
    }),
    { seed, numRuns: 300 },
  )
})
