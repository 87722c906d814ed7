/** Which addresses are taken for a registry. */
import { expect, test } from 'vitest'
import { isLoopback, readAddress } from '../../src/registry/address.js'

test.each([
  ['https://clinicaltrials.gov', 'https://clinicaltrials.gov/'],
  ['https://mirror.example:8443/', 'https://mirror.example:8443/'],
  ['http://localhost:8080', 'http://localhost:8080/'],
  ['http://127.8.9.1', 'http://127.8.9.1/'],
  ['http://[::1]:3000', 'http://[::1]:3000/'],
])('%s', (text, expected) => {
  expect(readAddress(text).href).toBe(expected)
})

test.each([
  ['no address', 'clinicaltrials.gov', 'is no address'],
  ['another scheme', 'file:///etc/passwd', 'is no address'],
  ['no encryption beyond this machine', 'http://10.0.0.1', 'without encryption'],
  ['a host that only begins like this machine', 'http://127.0.0.1.example', 'without encryption'],
  ['a host that only ends like it', 'http://my-localhost', 'without encryption'],
  ['a password', 'https://me:secret@mirror.example', 'name or password'],
  ['a path', 'https://mirror.example/ctgov', 'goes on after its host'],
])('%s is refused', (_what, text, sentence) => {
  expect(() => readAddress(text)).toThrow(sentence)
  expect(() => readAddress(text)).not.toThrow('secret')
})

test('this machine is known by all its names', () => {
  expect(isLoopback(new URL('http://LOCALHOST'))).toBe(true)
  expect(isLoopback(new URL('http://0x7f.1'))).toBe(true)
  expect(isLoopback(new URL('https://clinicaltrials.gov'))).toBe(false)
})
