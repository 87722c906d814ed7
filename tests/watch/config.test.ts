/** Reading a configuration: what it means, all faults at once, and secrets that are never told. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { WatchConfig } from '../../src/watch/watch-config.js'
import { temporaryFolder } from '../support/command.js'
import { faultsIn, readText, small } from '../support/watch/read-text.js'

const folder = temporaryFolder()

function read(text: string): Promise<WatchConfig> {
  return readText(text, folder.path)
}

test('a small file, every default filled in', async () => {
  expect(await read(small)).toEqual({
    file: join(folder.path, 'trialdiff.yaml'),
    folder: folder.path,
    store: 'trials',
    registry: { address: 'https://clinicaltrials.gov', rate: 1, transport: 'undici', timeoutSeconds: 30, attempts: 5 },
    keep: { contacts: 'keep', raw: 'keep' },
    fullCheckDays: 30,
    watches: [{ id: 'ours', enabled: true, trials: ['NCT01234567'], files: [] }],
    rules: [],
    channels: {},
    routes: [],
    health: { alertAfter: 3, to: [] },
    schedule: { at: '17 6 * * *', timezone: 'UTC' },
  })
})

test('JSON says the same', async () => {
  const json = JSON.stringify({ watches: [{ id: 'ours', trials: ['NCT01234567'] }] })
  expect(await read(json)).toEqual(await read(small))
})

test('a file that uses every key', async () => {
  writeFileSync(join(folder.path, 'rules.yaml'), 'severities:\n  - code: status/*\n    severity: critical\n')
  const config = await read(`
store: \${DATABASE_URL}
timezone: Europe/Berlin
registry:
  address: http://127.0.0.1:9/
  contact: reg@example.org
  requestsPerSecond: 2.5
  reason: agreed with the registry
  transport: curl
  timeout: 2 minutes
  triesPerRequest: 7
keep: { contacts: drop, raw: none }
checkInFullEvery: 2 weeks
schedule: 07:30
watches:
  - id: ours
    title: Our own
    trials: [nct1234567, { file: ours.csv, column: nct }]
  - id: theirs
    enabled: false
    trials: { file: theirs.txt }
  - id: diabetes
    search: https://clinicaltrials.gov/search?cond=diabetes&aggFilters=status:rec
  - id: terms
    search: { term: semaglutide, status: [RECRUITING, COMPLETED] }
rules: { file: rules.yaml }
channels:
  mail: { type: smtp, url: "\${SMTP_URL}", to: reg@example.org }
  hook: { type: webhook, url: https://example.org/, headers: { Authorization: "Bearer \${TOKEN}" }, secrets: ["\${KEY}"] }
routes:
  - id: loud
    watches: [ours, diabetes]
    min: critical
    areas: [status, dates]
    to: [mail, hook]
    deliver: at-once
    quietHours: 22:00 to 07:00
    timezone: America/New_York
    contacts: true
  - to: [mail]
    at: 30 7 * * 1-5
health: { alertAfterFailedRuns: 5, remindEvery: 7 days, to: [mail] }
`)
  expect(config).toMatchObject({
    store: '${DATABASE_URL}',
    registry: { rate: 2.5, reason: 'agreed with the registry', transport: 'curl', timeoutSeconds: 120, attempts: 7 },
    keep: { contacts: 'drop', raw: 'none' },
    fullCheckDays: 14,
    rules: [{ code: 'status/*', severity: 'critical' }],
    watches: [
      { id: 'ours', title: 'Our own', trials: ['NCT01234567'], files: [{ path: 'ours.csv', column: 'nct' }] },
      { id: 'theirs', enabled: false, trials: [], files: [{ path: 'theirs.txt' }] },
      { id: 'diabetes', search: { 'query.cond': 'diabetes', aggFilters: 'status:rec' } },
      { id: 'terms', search: { 'query.term': 'semaglutide', 'filter.overallStatus': 'RECRUITING|COMPLETED' } },
    ],
    channels: { mail: { type: 'smtp', settings: { url: '${SMTP_URL}', to: 'reg@example.org' } } },
    health: { alertAfter: 5, remindDays: 7, to: ['mail'] },
    schedule: { at: '30 7 * * *', timezone: 'Europe/Berlin' },
  })
  expect(config.routes).toEqual([
    {
      id: 'loud',
      watches: ['ours', 'diabetes'],
      min: 'critical',
      areas: ['status', 'dates'],
      to: ['mail', 'hook'],
      deliver: 'at-once',
      timezone: 'America/New_York',
      quietHours: { from: '22:00', to: '07:00' },
      contacts: true,
    },
    {
      id: 'route-2',
      min: 'minor',
      to: ['mail'],
      deliver: 'digest',
      at: '30 7 * * 1-5',
      timezone: 'Europe/Berlin',
      contacts: false,
    },
  ])
})

test('rules inline', async () => {
  const { rules } = await read(`${small}rules:\n  - code: enrollment/cut\n    severity: critical\n`)
  expect(rules).toEqual([{ code: 'enrollment/cut', severity: 'critical' }])
})

test('all faults at once, in the order of the file', async () => {
  const faults = await faultsIn(`stor: x
registry: { requestsPerSecond: fast, transport: wget }
watches:
  - id: ours
    trials: [NCT01234567]
    enabled: maybe
channels:
  mail: { type: smtp, to: 5 }
`)
  expect(faults.map((each) => Number(/line (\d+)/.exec(each)?.[1]))).toEqual([1, 2, 2, 6, 8, 8])
})

describe('secrets', () => {
  const secret = 'hunter2-very-secret'
  test.each([
    ['a text', `mail: { type: smtp, url: "smtps://u:${secret}@host", to: a }`],
    ['a text with a variable in it', `mail: { type: smtp, url: "smtps://\${USER}:${secret}@host", to: a }`],
    ['an entry of a list', `mail: { type: webhook, url: "https://x", secrets: ["${secret}"] }`],
    ['a single one for a list', `mail: { type: webhook, url: "https://x", secrets: "${secret}" }`],
    ['an entry of a map', `mail: { type: webhook, url: "https://x", headers: { Authorization: "Bearer ${secret}" } }`],
    ['a map in place of a text', `mail: { type: smtp, url: { password: ${secret} }, to: a }`],
    ['a number', 'mail: { type: smtp, url: 20002, to: a }'],
  ])('%s is refused without being printed', async (_, channel) => {
    const faults = await faultsIn(`${small}channels:\n  ${channel}\nroutes:\n  - to: [mail]\n`)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain('never the secret itself')
    expect(faults.join()).not.toMatch(/hunter2|20002/)
  })

  test('a password in the location of the store', async () => {
    const faults = await faultsIn(`${small}store: postgres://me:${secret}@db/x\n`)
    expect(faults[0]).toContain('write ${DATABASE_URL}')
    expect(faults.join()).not.toContain(secret)
  })
})
