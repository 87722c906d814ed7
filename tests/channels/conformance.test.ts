/** Every channel keeps the promises of its contract. */
import { expect, test } from 'vitest'
import { channels } from '../../src/index.js'
import { conforms } from './conformance.js'
import { githubCase, httpRig, ntfyCase, slackCase, teamsCase, webhookCase } from './rigs-http.js'
import { atomRig, commandRig, fileRig, terminalRig } from './rigs-local.js'
import { mailRig } from './rigs-mail.js'
import type { Rig } from './rig.js'

const rigs: Readonly<Record<string, () => Promise<Rig>>> = {
  terminal: terminalRig,
  file: () => fileRig('text'),
  'file, as Markdown': () => fileRig('markdown'),
  'file, as NDJSON': () => fileRig('ndjson'),
  atom: atomRig,
  command: commandRig,
  smtp: mailRig,
  webhook: () => httpRig(webhookCase),
  slack: () => httpRig(slackCase),
  teams: () => httpRig(teamsCase),
  ntfy: () => httpRig(ntfyCase),
  github: () => httpRig(githubCase()),
}

test('every channel of the list stands here', () => {
  const tried = new Set(Object.keys(rigs).map((each) => each.split(',')[0]))
  expect([...tried].toSorted()).toEqual(channels.map(({ name }) => name).toSorted())
})

for (const [name, open] of Object.entries(rigs)) conforms(name, open)
