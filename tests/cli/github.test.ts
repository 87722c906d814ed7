/** What a run leaves for GitHub Actions: a summary that fits, values that smuggle nothing in, annotations on one line. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { annotation, mostSummaryBytes, outputLines, tellGithub, withoutCommands } from '../../src/cli/github.js'
import { statusOf } from '../../src/cli/run-status.js'
import { markdownOf, summaryOf, withoutPeople, wordsOf } from '../../src/cli/run-words.js'
import { nextSending, stuckIn } from '../../src/watch/telling/waiting.js'
import type { PendingItem } from '../../src/model/delivery.js'
import type { Happening } from '../../src/model/event.js'
import type { Severity } from '../../src/model/severity.js'
import type { RunOutcome } from '../../src/watch/run-outcome.js'
import { temporaryFolder } from '../support/command.js'

const files = temporaryFolder()

function happening(number: number, severity: Severity, words = 'Overall status changed'): Happening {
  const nctId = `NCT${String(number).padStart(8, '0')}`
  const id = String(number).padStart(32, '0')
  return {
    nctId,
    title: `A Study (${number})`,
    foundAt: '2026-11-22T09:30:00.000Z',
    watches: ['ours'],
    events: [{ id, nctId, code: 'status/changed', area: 'status', severity, madeBy: 'sponsor', sentence: words }],
  }
}

function outcomeOf(happenings: readonly Happening[], rest: Partial<RunOutcome> = {}): RunOutcome {
  const events = happenings.flatMap((each) => each.events)
  const counted = (severity: Severity): number => events.filter((each) => each.severity === severity).length
  return {
    startedAt: '2026-11-22T09:30:00.000Z',
    finishedAt: '2026-11-22T09:31:00.000Z',
    dataset: '2026-11-20T09:00:05',
    unchanged: false,
    requests: 3,
    watched: 1200,
    fetched: happenings.length,
    baselines: 0,
    happenings,
    counts: {
      critical: counted('critical'),
      major: counted('major'),
      minor: counted('minor'),
      noise: counted('noise'),
    },
    failures: [],
    quarantined: [],
    deliveries: { sent: 0, pending: 0, dropped: 0 },
    head: `sha256:${'ab'.repeat(32)}`,
    ...rest,
  }
}

describe('the summary', () => {
  const loud = happening(9999, 'critical')
  const many = outcomeOf([
    ...Array.from({ length: 2000 }, (_, n) => happening(n + 1, 'minor', 'word '.repeat(200))),
    loud,
  ])

  test('is whole where it fits', () => {
    const text = markdownOf(outcomeOf([happening(1, 'minor')]), mostSummaryBytes)
    expect(text).toContain('NCT00000001')
    expect(text).toContain('1,200 trials watched, 1 record fetched, 3 requests; 1 minor; 0 sent.')
    expect(text).toContain(`Ledger head \`sha256:${'ab'.repeat(32)}\``)
    expect(text).not.toContain('did not fit')
  })

  test('leaves out whole trials from the end, the loudest first, and counts them', () => {
    const text = markdownOf(many, mostSummaryBytes)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostSummaryBytes)
    expect(Buffer.byteLength(text)).toBeGreaterThan(mostSummaryBytes * 0.9)
    const told = new Set(text.match(/NCT\d{8}/g))
    const left = Number(/\*\*([\d,]+) more trials did not fit/.exec(text)?.[1]?.replace(',', ''))
    expect(told.size + left).toBe(2001)
    expect(told.has('NCT00009999')).toBe(true)
    expect(text.trimEnd().endsWith('`')).toBe(true)
  })

  test('is nothing where not even its last lines fit', () => {
    expect(markdownOf(many, 100)).toBe('')
  })

  test('counts what stands in the summary already; the report has all', async () => {
    const folder = files.path
    const env = {
      GITHUB_OUTPUT: join(folder, 'out'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      RUNNER_TEMP: folder,
    }
    writeFileSync(env.GITHUB_STEP_SUMMARY, 'x'.repeat(600_000))
    await tellGithub(many, env, (most) => markdownOf(many, most))
    expect(readFileSync(env.GITHUB_STEP_SUMMARY).length).toBeLessThanOrEqual(mostSummaryBytes)
    const path = /report_path<<(\S+)\n(.*)\n\1\n/.exec(readFileSync(env.GITHUB_OUTPUT, 'utf8'))?.[2] ?? ''
    expect(new Set(readFileSync(path, 'utf8').match(/NCT\d{8}/g)).size).toBe(2001)
  })
})

test('people are named neither on standard output nor in the summary', () => {
  const loud = happening(1, 'major')
  const [event] = loud.events
  const named = {
    ...happening(2, 'minor'),
    events: event ? [{ ...event, sentence: 'Dr. Jane Doe left', namesPeople: true as const }] : [],
  }
  const outcome = outcomeOf([loud, named])
  for (const text of [wordsOf(outcome), markdownOf(outcome, Infinity), JSON.stringify(withoutPeople(outcome))]) {
    expect(text).toContain('NCT00000001')
    expect(text).not.toContain('Jane Doe')
  }
  expect(wordsOf(outcomeOf([named]))).toMatch(/^1,200 trials watched/)
  expect(withoutPeople(outcome).untold).toBe(1)
})

test('a value of several lines can neither end itself nor begin another', () => {
  const hostile = 'a\nEOF\nchanged<<EOF\nfalse\nEOF'
  const [first = '', second = ''] = [outputLines({ report: hostile }), outputLines({ report: hostile })]
  const delimiter = /^report<<(\S+)\n/.exec(first)?.[1] ?? ''
  expect(first).toBe(`report<<${delimiter}\n${hostile}\n${delimiter}\n`)
  expect(second).not.toContain(delimiter)
})

test('an annotation stays on one line', () => {
  expect(annotation('a: b,c', '50%\nnext\r::error::x')).toBe('::error title=a%3A b%2Cc::50%25%0Anext%0D::error::x\n')
})

function failed(target: string): RunOutcome['failures'] {
  return [{ target, code: 'registry-answer', message: 'x' }]
}

describe('the exit status', () => {
  const changed = [happening(1, 'major')]
  const { dataset: _, ...dead } = outcomeOf([])
  test.each([
    ['success with changes', outcomeOf(changed), {}, 0],
    ['changes', outcomeOf(changed), { exitCode: true }, 1],
    ['changes of less weight', outcomeOf(changed), { exitCode: true, failOn: 'critical' }, 0],
    ['changes of just that weight', outcomeOf(changed), { exitCode: true, failOn: 'major' }, 1],
    ['a failed trial', outcomeOf(changed, { failures: failed('NCT00000001') }), {}, 0],
    ['a failed trial, asked', outcomeOf(changed, { failures: failed('NCT00000001') }), { exitCode: true }, 3],
    ['a failed channel with nothing stuck', outcomeOf([], { failures: failed('channel:x') }), { exitCode: true }, 0],
    ['letters that are stuck', outcomeOf(changed), { exitCode: true, stuck: 1 }, 4],
    ['letters that are stuck, not asked', outcomeOf(changed), { stuck: 1 }, 0],
    ['a registry that never answered', dead, {}, 3],
  ] as const)('%s', (_name, outcome, options, status) => {
    expect(statusOf(outcome, { failOn: 'minor', stuck: 0, ...options })).toBe(status)
  })
})

test('the line of figures names what went wrong', () => {
  const outcome = outcomeOf([], {
    unchanged: true,
    requests: 1,
    baselines: 2,
    quarantined: ['NCT00000001'],
    deliveries: { sent: 1, pending: 2, dropped: 3 },
    failures: [{ target: 'x', code: 'y', message: 'z' }],
  })
  expect(summaryOf(outcome)).toBe(
    '1,200 trials watched, 0 records fetched, 1 request, the registry’s data has not changed; no change, 2 seen for the first time; 1 sent, 2 to be sent, 3 dropped; 1 failed; 1 set aside.',
  )
})

function item(rest: Partial<PendingItem>): PendingItem {
  return {
    id: 'a',
    route: 'r',
    channel: 'c',
    recipient: 'x',
    manner: 'digest',
    payload: 'p',
    events: [],
    nctId: 'n',
    since: '2026-11-22T06:00:00Z',
    attempts: 0,
    ...rest,
  }
}

describe('what waits', () => {
  const now = new Date('2026-11-22T07:00:00Z')

  test('is stuck when it was tried in vain or its hour has come, not before', () => {
    const waiting = item({ notBefore: '2026-11-22T07:30:00Z' })
    const late = item({ notBefore: '2026-11-22T06:30:00Z' })
    const tried = item({ message: 'm', attempts: 1, nextAt: '2026-11-22T09:00:00Z' })
    expect(stuckIn([waiting, late, tried, item({})], now)).toEqual([late, tried, item({})])
    expect(nextSending([waiting, tried])).toEqual(new Date('2026-11-22T07:30:00Z'))
    expect(nextSending([tried])).toEqual(new Date('2026-11-22T09:00:00Z'))
    expect(nextSending([])).toBeUndefined()
  })
})

test.each([
  ['::error::x', ':\u200b:error::x'],
  ['fine\n            ::stop-commands::x', 'fine\n            :\u200b:stop-commands::x'],
  [
    'a sentence with ##[set-output name=changed;]false in it',
    'a sentence with ##\u200b[set-output name=changed;]false in it',
  ],
  ['ratio 1::2 and C::D', 'ratio 1::2 and C::D'],
])('registry text in the log of a step is no command to the runner: %j', (text, told) => {
  expect(withoutCommands(text)).toBe(told)
})
