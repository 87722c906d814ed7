/** What the GitHub channel alone promises: one issue, found again, and every letter one comment on it. */
import { expect, test } from 'vitest'
import { writeLetter } from '../../src/index.js'
import { digest } from '../support/digests.js'
import { httpReceiver, type HttpReceiver } from './receivers.js'
import { githubCase } from './rigs-http.js'
import { contextFor } from './rig.js'
import { channelNamed } from './rigs-local.js'

async function send(
  receiver: HttpReceiver,
  ids: readonly string[],
  over: Record<string, string | number> = {},
): Promise<void> {
  const channel = await channelNamed('github')
  const sender = await channel.open({ ...githubCase().settings(receiver.address), ...over }, contextFor('/'))
  for (const id of ids) await sender.send(writeLetter(digest({ id: id.repeat(32) }), 'full'), 'github')
  await sender.close()
}

test('an issue is opened once and found again by its hidden mark; a pull request with that mark is none', async () => {
  const receiver = await httpReceiver()
  receiver.manner = githubCase().answers
  await send(receiver, ['a', 'b'])
  await send(receiver, ['b', 'c'])
  await receiver.close()
  const posts = receiver.requests.filter(({ method }) => method === 'POST').map(({ path }) => path)
  expect(posts).toEqual([
    '/repos/example/watch/issues',
    ...['a', 'b', 'c'].map(() => '/repos/example/watch/issues/7/comments'),
  ])
  expect(receiver.requests[0]?.headers['authorization']).toBe('Bearer ghp_canary')
})

test('an issue that is named is not looked for', async () => {
  const receiver = await httpReceiver()
  receiver.manner = githubCase().answers
  await send(receiver, ['a'], { issue: 12 })
  await receiver.close()
  expect(receiver.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
    'GET /repos/example/watch/issues/12/comments',
    'POST /repos/example/watch/issues/12/comments',
  ])
})

test.each([
  [{}, 2],
  [{ repository: 'no name', token: 't' }, 1],
  [{ repository: 'a/b', token: 't', api: 'http://10.0.0.1' }, 1],
  [{ summary: true }, 0],
])('the faults of %j', async (settings, count) => {
  const channel = await channelNamed('github')
  expect(channel.faults?.(settings)).toHaveLength(count)
})
