/** Law 6: every name in every list stands in the README. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.js'
import { areas, changeCodes, channels, eventCodes, formats, reports, severities, stores } from '../../src/index.js'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const errors = readFileSync(new URL('../../src/model/errors.ts', import.meta.url), 'utf8')
const issues = readFileSync(new URL('../../src/model/issue.ts', import.meta.url), 'utf8')

/** The members of a union of words, read from its source. */
function membersOf(source: string, type: string): string[] {
  const body = new RegExp(`export type ${type} =([\\s\\S]*?)\\n\\n`).exec(source)?.[1] ?? ''
  return [...body.matchAll(/'([a-z-]+)'/g)].map((found) => found[1] ?? '')
}

const lists: Record<string, readonly string[]> = {
  formats: formats.map((each) => each.name),
  reports: reports.map((each) => each.name),
  commands: commands.map((each) => `trialdiff ${each.name}`),
  'change codes': changeCodes,
  'event codes': eventCodes,
  channels: channels.map((each) => each.name),
  stores: stores.map((each) => each.name),
  areas,
  severities,
  'error codes': membersOf(errors, 'ErrorCode'),
  'issue codes': membersOf(issues, 'IssueCode'),
}

describe.each(Object.entries(lists))('%s', (_, names) => {
  test('there are some', () => expect(names.length).toBeGreaterThan(1))
  test.each(names)('%s', (name) => expect(readme).toContain(`\`${name}`))
})
