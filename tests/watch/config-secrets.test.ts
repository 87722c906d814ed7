/** Passwords and tokens in a configuration: refused wherever an address holds one, and never repeated. */
import { expect, test } from 'vitest'
import { readConfig } from '../../src/watch/config/read-config.js'

const watches = 'watches: [{ id: a, trials: [NCT00000001] }]'
const channel = (settings: string): string => `${watches}\nchannels: { s: { ${settings} } }\nroutes: [{ to: [s] }]\n`

test.each([
  `${watches}\nstore: postgres://ann:s3cret@host/base`,
  `${watches}\nstore: postgres://ann@host/base?password=s3cret`,
  `${watches}\nstore: 'postgres://ann:s3cret\${REST}@host/base'`,
  `${watches}\nstore: 'postgres://ann:s3cret@\${HOST}/base'`,
  `${watches}\nregistry: { address: 'https://ann:s3cret@registry.example' }`,
  channel(`type: slack, url: 'https://hooks.example/s3cret'`),
  channel(`type: slack, url: 's3cret\${URL}'`),
  channel(`type: webhook, url: 'https://host.example/hook?token=s3cret'`),
  channel(`type: webhook, url: 'https://host.example/hook?a=b&access_token=s3cret'`),
  channel(`type: webhook, url: 'https://host.example/hook?code=s3cret&\${REST}'`),
  channel(`type: webhook, url: 'https://ann:s3cret@host.example/\${REST}'`),
  channel(`type: ntfy, topic: t, server: 'https://ann:s3cret@host.example'`),
])('%s', async (text) => {
  const error: unknown = await readConfig(text, '/tmp/trialdiff.yaml').catch((each: unknown) => each)
  expect(error).toMatchObject({ code: 'bad-config' })
  expect(String(error)).not.toContain('s3cret')
})

test.each([
  `${watches}\nstore: \${DATABASE_URL}`,
  `${watches}\nstore: postgres://ann@host/base?schema=fleet`,
  channel(`type: webhook, url: 'https://host.example/hook?token=\${TOKEN}'`),
  channel(`type: webhook, url: 'https://host.example/hook?monkey=1'`),
])('taken: %s', async (text) => {
  await expect(readConfig(text, '/tmp/trialdiff.yaml')).resolves.toMatchObject({ watches: [{ id: 'a' }] })
})
