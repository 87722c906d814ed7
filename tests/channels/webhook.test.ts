/** What the webhook channel alone promises: the signature of Standard Webhooks, the document, addresses that are refused. */
import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns'
import { expect, test } from 'vitest'
import { writeLetter, type ChannelError } from '../../src/index.js'
import { isPrivate, privateCode, publicLookup } from '../../src/channels/private-address.js'
import { digest, manyTrials } from '../support/digests.js'
import { httpReceiver, rudeServer } from './receivers.js'
import { contextFor, impatience, patience } from './rig.js'
import { channelNamed } from './rigs-local.js'

test('a letter is signed as Standard Webhooks has it, and timed by the clock of the watch', async () => {
  const receiver = await httpReceiver()
  const channel = await channelNamed('webhook')
  const key = Buffer.alloc(32, 7)
  const sender = await channel.open(
    { url: receiver.address, allowPrivate: true, secret: `whsec_${key.toString('base64')}` },
    contextFor('/'),
  )
  const letter = writeLetter(digest(), 'full')
  await sender.send(letter, 'webhook')
  await sender.close()
  await receiver.close()
  const [taken] = receiver.requests
  const at = String(Date.parse('2026-11-22T09:32:00Z') / 1000)
  const signed = createHmac('sha256', key).update(`${letter.id}.${at}.${taken?.body}`).digest('base64')
  expect(taken?.headers).toMatchObject({
    'webhook-id': letter.id,
    'webhook-timestamp': at,
    'webhook-signature': `v1,${signed}`,
    'idempotency-key': letter.id,
  })
})

test.each(['full', 'fields', 'counts'] as const)('the document in %s detail', async (detail) => {
  const receiver = await httpReceiver()
  const channel = await channelNamed('webhook')
  const sender = await channel.open({ url: receiver.address, allowPrivate: true }, contextFor('/'))
  await sender.send(writeLetter(digest(), detail), 'webhook')
  await sender.close()
  await receiver.close()
  await expect(JSON.stringify(JSON.parse(receiver.requests[0]?.body ?? ''), null, 2)).toMatchFileSnapshot(
    `golden/webhook-${detail}.json`,
  )
})

test('a document of counts ends, and says how many it leaves out', async () => {
  const channel = await channelNamed('webhook')
  expect(channel.sizeOf(writeLetter(digest({ happenings: manyTrials(20_000) }), 'counts'))).toBeLessThan(
    channel.limit ?? 0,
  )
})

test.each([
  ['http://example.org/', 'https'],
  ['https://user:pass@example.org/', 'user name'],
  ['ftp://example.org/', 'https'],
  ['no address', 'https'],
  ['https://10.1.2.3/', 'private'],
  ['https://[::1]/', 'private'],
  ['https://[fd00:ec2::254]/', 'private'],
  ['https://2130706433/', 'private'],
  ['https://hooks.localhost/', 'private'],
  ['https://[::ffff:0:127.0.0.1]/', 'private'],
  ['https://0x7f.1/', 'private'],
  ['https://0177.0.0.1/', 'private'],
  ['https://metadata.google.internal/', 'private'],
  ['https://intranet/', 'private'],
  ['https://printer.local./', 'private'],
])('the address %s is a fault', async (url, what) => {
  const channel = await channelNamed('webhook')
  const faults = channel.faults?.({ url }) ?? []
  expect(faults).toEqual([expect.stringContaining(what)])
  expect(faults.join('')).not.toContain(url)
})

test.each(['whsec_short', 'plain words of no use', `whsec_${'A'.repeat(200)}`])(
  'the secret %s is a fault',
  async (secret) => {
    const channel = await channelNamed('webhook')
    const faults = channel.faults?.({ url: 'https://example.org/', secret }) ?? []
    expect(faults).toEqual([expect.stringContaining('whsec_')])
    expect(faults.join('')).not.toContain(secret)
  },
)

test.each([
  ['127.0.0.1', true],
  ['10.0.0.1', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['168.63.129.16', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['255.255.255.255', true],
  ['::1', true],
  ['::', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:8.8.8.8', false],
  ['fe80::1%eth0', true],
  ['fc00::1', true],
  ['64:ff9b::a00:1', true],
  ['2002:7f00:1::', true],
  ['8.8.8.8', false],
  ['2606:4700::1111', false],
  ['[::1]', true],
  ['example.org', false],
])('%s is private: %s', (address, expected) => {
  expect(isPrivate(address)).toBe(expected)
})

function ask(all: boolean): Promise<NodeJS.ErrnoException | null> {
  return new Promise((done) => publicLookup('localhost', { all }, (error) => done(error)))
}

test('a name that leads to a private address is refused where it is looked up, in both forms of the question', async () => {
  expect(await ask(true)).toMatchObject({ code: privateCode })
  expect(await ask(false)).toMatchObject({ code: privateCode })
  const plain = await new Promise((done) => lookup('localhost', (error) => done(error)))
  expect(plain).toBe(null)
})

test('a proxy of the environment is asked, one that breaks off is asked once, and NO_PROXY is heeded', async () => {
  const [proxy, receiver] = [await rudeServer('closes'), await httpReceiver()]
  const channel = await channelNamed('webhook')
  const outcomes: string[] = []
  for (const no of ['', '127.0.0.1']) {
    const env = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: no }
    const sender = await channel.open(
      { url: receiver.address, allowPrivate: true },
      contextFor('/', { timeout: no === '' ? impatience : patience, env }),
    )
    outcomes.push(
      await sender.send(writeLetter(digest(), 'counts'), 'webhook').then(
        () => 'sent',
        (error: ChannelError) => error.code,
      ),
    )
    await sender.close()
  }
  await proxy.close()
  await receiver.close()
  expect(outcomes).toEqual(['channel-unreachable', 'sent'])
  expect(proxy.asked()).toBe(1)
})
