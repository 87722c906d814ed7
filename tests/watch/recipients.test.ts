/** Recipients in the ledger: not in clear, and not to be found by trying out a plain digest. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { recipientDigest } from '../../src/watch/telling/receivers.js'

const address = 'jane.doe@sponsor.example'

test('an address is neither there nor its plain digest, and always the same', () => {
  const digest = recipientDigest(address)
  expect(digest).toMatch(/^scrypt:[0-9a-f]{64}$/)
  for (const algorithm of ['sha256', 'sha1', 'md5'])
    expect(digest).not.toContain(createHash(algorithm).update(address).digest('hex'))
  expect(recipientDigest(address)).toBe(digest)
  expect(recipientDigest('john.doe@sponsor.example')).not.toBe(digest)
})
