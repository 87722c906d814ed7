/** Answers that somebody made to do harm: each ends as a failure of what was asked for. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { all, nct, page, scriptedServer, study, version, type Handler } from './scripted-server.js'

async function failing(handle: Handler) {
  const server = await scriptedServer(handle)
  const registry = await server.open({ attempts: 1, rate: 1000 })
  return { server, registry }
}

test.each(['../../../etc/passwd', '\u001B[31mNCT00000001', 'NCT00000001\n::error::x', 'NCT1', 'nct00000001', ''])(
  'a study whose number is no number is none, so that it names nothing: %j',
  async (nctId) => {
    const { registry } = await failing(() => page([study(nctId), study(nct(1), [nctId])]))
    const rows = await all(registry.search({ 'query.cond': 'x' }))
    expect(rows.map((row) => [row.nctId, row.aliases])).toEqual([[nct(1), []]])
  },
)

test('a study nested a hundred thousand levels deep is an answer that cannot be read', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const id = `"identificationModule":{"nctId":"${nct(1)}"}`
  const { registry } = await failing(() => ({ body: `{"studies":[{"protocolSection":{${id},"x":${deep}}}]}` }))
  await expect(all(registry.search({ 'query.cond': 'x' }))).rejects.toMatchObject({ code: 'registry-answer' })
})

test('brackets within texts are no levels', async () => {
  const one = { ...study(nct(1)), text: `${'['.repeat(5000)}"\\` }
  const { registry } = await failing(() => page([one]))
  expect(await all(registry.search({ 'query.cond': 'x' }))).toHaveLength(1)
})

test('a list that always names a next page, and never a study, ends', async () => {
  let count = 0
  const { server, registry } = await failing(() => page([], `token-${++count}`))
  await expect(all(registry.search({ 'query.cond': 'x' }))).rejects.toMatchObject({ code: 'registry-answer' })
  expect(server.asked.length).toBeLessThan(100)
})

test('a small answer that inflates beyond the largest is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, ' '))
  const { registry } = await failing(() => ({ headers: { 'content-encoding': 'gzip' }, body: bomb }))
  await expect(registry.dataset()).rejects.toMatchObject({ code: 'registry-answer', retryable: false })
})

test.each(['31536000', '99999999999999999999', '-5', 'Fri, 31 Dec 9999 23:59:59 GMT', 'NaN', '1e9'])(
  'Retry-After: %s keeps nobody waiting longer than a day',
  async (wait) => {
    const { registry } = await failing(() => ({ status: 429, headers: { 'retry-after': wait } }))
    await expect(registry.dataset()).rejects.toMatchObject({ code: 'registry-busy' })
    const began = registry.clock.now().getTime()
    await expect(registry.dataset()).rejects.toMatchObject({ code: 'registry-busy' })
    expect(registry.clock.now().getTime() - began).toBeLessThanOrEqual(86_400_000)
  },
)

test('a record that redirects to another host is not asked for there', async () => {
  const other = await scriptedServer(() => version)
  const { registry } = await failing(() => ({
    status: 301,
    headers: { location: `${other.address}/api/v2/studies/x` },
  }))
  const [found] = await all(registry.records([nct(1)]))
  expect(found).toMatchObject({ is: 'failed' })
  expect(other.asked).toEqual([])
})

test('what the registry says is quoted without what could steer a terminal', async () => {
  const body = 'bad \u001B[31m\u202E\n::error::x'
  const { registry } = await failing(() => ({ status: 400, headers: { 'content-type': 'text/plain' }, body }))
  const error: unknown = await registry.dataset().catch((each: unknown) => each)
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  expect(String(error)).not.toMatch(/[\0-\x1f\u202e]/)
})
