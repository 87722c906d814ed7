/** What the mail channel alone promises: threads, parts, one mail per recipient, and settings that protect a password. */
import { expect, test } from 'vitest'
import { writeLetter, type Letter } from '../../src/index.js'
import { digest, happening, manyTrials } from '../support/digests.js'
import { mailRig, readMail, type Mail } from './rigs-mail.js'

async function mailsOf(letters: readonly Letter[], to: readonly string[] = ['reader@example.org']): Promise<Mail[]> {
  const rig = await mailRig()
  const settings = { ...rig.settings, to }
  const sender = await rig.channel.open(settings, rig.context)
  for (const letter of letters) for (const each of rig.channel.recipients(settings)) await sender.send(letter, each)
  await sender.close()
  await rig.close()
  expect(rig.server.mails.map((mail) => mail.to)).toEqual(
    letters.flatMap(() => to.map((each) => [/[^<>\s]+@[^<>\s]+/.exec(each)?.[0]])),
  )
  return rig.server.mails.map(({ source }) => readMail(source))
}

test('mails about one trial hang together, for each reader apart', async () => {
  const [first, second] = [digest(), digest({ id: 'f'.repeat(32) })].map((each) => writeLetter(each, 'full'))
  const [a, b] = await mailsOf([first, second].filter((each) => each !== undefined))
  expect(a?.headers.get('references')).toMatch(/^<trial\.NCT01234567\.[0-9a-f]{16}@example\.com>$/)
  expect(b?.headers.get('references')).toBe(a?.headers.get('references'))
  expect(b?.headers.get('in-reply-to')).toBe(a?.headers.get('references'))
  expect(b?.headers.get('message-id')).not.toBe(a?.headers.get('message-id'))
})

test('a digest of several trials joins no thread', async () => {
  const [mail] = await mailsOf([writeLetter(digest({ happenings: manyTrials(2) }), 'full')])
  expect(mail?.headers.has('references')).toBe(false)
})

test('each recipient gets a mail of their own, which names nobody else', async () => {
  const mails = await mailsOf([writeLetter(digest(), 'full')], ['one@example.org', 'Two Readers <two@example.org>'])
  expect(mails.map(({ headers }) => headers.get('to'))).toEqual(['one@example.org', 'Two Readers <two@example.org>'])
  expect(new Set(mails.map(({ headers }) => headers.get('message-id'))).size).toBe(2)
})

test('both parts are there, and the headers that keep machines from answering', async () => {
  const letter = writeLetter(digest({ happenings: [happening({ title: 'Größe ≥ 10 – 試験' })] }), 'full')
  const [mail] = await mailsOf([letter])
  expect(mail?.text.trimEnd()).toBe(letter.text.trimEnd())
  expect(mail?.html.trimEnd()).toBe(letter.html.trimEnd())
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail?.headers.get('list-unsubscribe')).toBe('<mailto:leave@example.com>')
  expect(mail?.headers.get('date')).toBe('Sun, 22 Nov 2026 09:31:00 +0000')
})

test.each([
  [
    'a recipient that smuggles a header',
    { to: ['a@example.org\r\nBcc: b@example.org'] },
    'to holds what is no mail address, at place 1.',
  ],
  [
    'two recipients in one',
    { to: ['ok@example.org', 'a@example.org, b@example.org'] },
    'to holds what is no mail address, at place 2.',
  ],
  ['nobody', { to: [] }, 'to must name a recipient.'],
  ['a sender without an address', { from: 'Trial watch' }, 'from must be a mail address'],
  ['a password in the clear', { user: 'u', password: 'p' }, 'protected connection'],
  ['a user without a password', { user: 'u', security: 'tls' }, 'together'],
  ['an odd port', { port: 70_000 }, 'port must be'],
  ['an odd way to leave', { unsubscribe: 'javascript:alert(1)' }, 'unsubscribe must'],
])('%s is a fault', async (_what, over, expected) => {
  const rig = await mailRig()
  const faults = rig.channel.faults?.({ ...rig.settings, ...over }) ?? []
  await rig.close()
  expect(faults).toEqual([expect.stringContaining(expected)])
  expect(faults.join('')).not.toContain('@')
})
