/** Every fault of a configuration is told with its place and what to do. */
import { describe, expect, test } from 'vitest'
import { faultsIn, small } from '../support/watch/read-text.js'

describe('one fault, with its place', () => {
  const watched = `${small}channels:\n  out: { type: terminal }\nroutes:\n  - to: [out]\n`
  test.each([
    ['an unknown key', `${small}chanels: {}\n`, '4, column 1: there is no key “chanels”; did you mean channels?'],
    [
      'an unknown key further down',
      'watches:\n  - id: ours\n    trails: []\n    search: { term: x }\n',
      '3, column 5: there is no key “trails”; did you mean trials?',
    ],
    ['no watch', 'store: here\n', '1, column 1: watches is missing'],
    ['a watch without an id', 'watches:\n  - trials: [NCT01234567]\n', '2, column 5: id is missing'],
    ['a watch without trials', 'watches:\n  - id: ours\n', 'watches nothing; write trials: or search:'],
    ['the wrong kind', `${small}store: [a]\n`, '4, column 1: store has to be a text'],
    [
      'a bad NCT number',
      'watches:\n  - id: ours\n    trials:\n      - NCT01234567\n      - NCT123456789\n',
      '5, column 9: “NCT123456789” is no NCT number',
    ],
    ['an id twice', `${small}  - id: ours\n    search: { term: x }\n`, '4, column 9: another watch has the id “ours”'],
    ['all disabled', `${small}    enabled: false\n`, 'all watches are disabled'],
    [
      'a severity',
      `${watched}    min: huge\n`,
      '8, column 10: min has to be critical, major, minor or noise, not “huge”',
    ],
    ['an area', `${watched}    areas: [date]\n`, 'an entry of areas has to be'],
    [
      'a channel nobody has',
      `${watched}  - to: [outt]\n`,
      '8, column 10: there is no channel “outt”; did you mean out?',
    ],
    [
      'a watch nobody has',
      `${watched}    watches: [our]\n`,
      '8, column 15: there is no watch “our”; did you mean ours?',
    ],
    [
      'a channel to which nothing goes',
      `${small}channels:\n  out: { type: terminal }\n`,
      '5, column 3: no route sends anything to “out”',
    ],
    [
      'a type of channel',
      `${small}channels:\n  out: { type: terminl }\nroutes:\n  - to: [out]\n`,
      'there is no type of channel “terminl”; did you mean terminal?',
    ],
    [
      'a channel without a type',
      `${small}channels:\n  out: { path: x }\nroutes:\n  - to: [out]\n`,
      'type is missing; write type: with terminal, file, atom, smtp or webhook',
    ],
    [
      'a feed for the operator',
      `${watched.replace('type: terminal', 'type: atom, path: x')}health: { to: [out] }\n`,
      '8, column 16: “out” is a feed, whose readers are told of trials alone',
    ],
    [
      'a setting of a channel',
      `${small}channels:\n  out: { type: file, pth: x, path: y }\nroutes:\n  - to: [out]\n`,
      '5, column 22: there is no key “pth”; did you mean path?',
    ],
    [
      'a setting that is missing',
      `${small}channels:\n  out: { type: file }\nroutes:\n  - to: [out]\n`,
      '5, column 3: path is missing',
    ],
    [
      'a fault only the channel sees',
      `${small}channels:\n  out: { type: webhook, url: "http://x" }\nroutes:\n  - to: [out]\n`,
      'the address has to begin with https:.',
    ],
    [
      'a name of a channel',
      `${small}channels:\n  "o t": { type: terminal }\nroutes:\n  - to: ["o t"]\n`,
      '5, column 3: a name is made of letters',
    ],
    [
      'a rate without a reason',
      `${small}registry: { requestsPerSecond: 2 }\n`,
      'one request a second at most; write reason:',
    ],
    [
      'a rate above three',
      `${small}registry: { requestsPerSecond: 4, reason: haste }\n`,
      'requestsPerSecond has to be a number from 0.01 to 3, not “4”',
    ],
    [
      'contacts that stay in the raw bytes',
      `${small}keep: { contacts: drop, raw: keep }\n`,
      '4, column 30: contacts: drop leaves them in the raw bytes',
    ],
    ['contacts that stay by default', `${small}keep: { contacts: drop }\n`, 'write raw: none beside it'],
    [
      'a duration without a unit',
      `${small}checkInFullEvery: "30"\n`,
      'written as in 30 seconds, 12 hours or 7 days, not “30”',
    ],
    ['too long without a whole check', `${small}checkInFullEvery: 31 days\n`, 'from 1 to 30 days'],
    [
      'a time zone',
      `${small}timezone: Europe/Berlln\n`,
      '4, column 11: “Europe/Berlln” is no time zone of the IANA, as Europe/Berlin or UTC are; did you mean Europe/Berlin?',
    ],
    ['a schedule', `${small}schedule: every day\n`, '“every day” is neither; write a time of day'],
    ['a schedule with seconds', `${watched}    at: "* * * * * *"\n`, 'is neither; write a time of day'],
    ['an hour for what goes at once', `${watched}    deliver: at-once\n    at: 07:30\n`, 'waits for no hour'],
    [
      'quiet hours',
      `${watched}    quietHours: 22-7\n`,
      'quietHours has to be written as in 22:00 to 07:00, not “22-7”',
    ],
    ['quiet hours without an end', `${watched}    quietHours: 22:00 to 22:00\n`, 'begin and end at the same time'],
    [
      'a search',
      'watches:\n  - id: s\n    search: { trm: x }\n',
      '3, column 5: a search has no term “trm”; did you mean',
    ],
    [
      'an address',
      'watches:\n  - id: s\n    search: https://example.org/search?cond=x\n',
      '3, column 13: “https://example.org/search?cond=x” is no address of a search',
    ],
    [
      'a rule',
      `${small}rules:\n  - code: enrolment/cut\n    severity: critical\n`,
      '5, column 11: there is no change code “enrolment/cut”; did you mean enrollment/cut',
    ],
    [
      'a rule that never decides',
      `${small}rules:\n  - code: '*'\n    severity: minor\n  - code: site/added\n    severity: major\n`,
      'the row on line 5 fits whatever it fits',
    ],
    [
      'a file of rules that is not there',
      `${small}rules: { file: none.yaml }\n`,
      'none.yaml cannot be read; name a file with severity rules',
    ],
    ['a list of nothing', 'watches: []\n', 'watches has to be a list with something in it'],
    ['a key twice', `${small}store: a\nstore: b\n`, '5, column 1: this key stands twice'],
    ['no YAML', 'watches: [\n', 'mend this line'],
    ['no mapping', '- a\n', 'the file has to be keys with values'],
  ])('%s', async (_, text, told) => {
    const faults = await faultsIn(text)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(told)
    expect(faults[0]).toMatch(/^trialdiff\.yaml, line \d+, column \d+: /)
  })

  test('nothing at all, and too much', async () => {
    expect((await faultsIn(''))[0]).toContain('nothing stands in it')
    expect((await faultsIn('['.repeat(100_000)))[0]).toContain('nested too deep')
    expect((await faultsIn('#'.repeat(1_000_001)))[0]).toContain('1,000,000 characters')
    expect((await faultsIn(`a: &a [x]\nb: &b [${'*a,'.repeat(99)}*a]\nc: [${'*b,'.repeat(99)}*b]\n`))[0]).toContain(
      'aliases',
    )
  })
})
