/** A worker of the tests: takes trials from the queue of the fleet, fetches their records in its turn, keeps each, and says so. */
import { parse } from '../../../parsers/parse.js'
import { planKeeping } from '../../../snapshots/keep.js'
import { open } from '../../../snapshots/postgres-store.js'
import type { Step } from '../../../snapshots/store.js'
import { openRegistry } from '../../../src/registry/open-registry.js'

const [location = '', address = '', rate = '1', batch = '20'] = process.argv.slice(2)

async function work(): Promise<void> {
  const store = await open(location, { access: 'write', create: true })
  if (!store.fleet) throw new Error('This store has no fleet')
  const queue = await store.fleet.trials()
  const bucket = store.fleet.bucket(address, Number(rate))
  const registry = await openRegistry({ address, rate: Number(rate), bucket })
  for (;;) {
    const jobs = await queue.take(Number(batch))
    if (jobs.length === 0) {
      const { waiting, taken } = await queue.count()
      if (waiting + taken === 0) break
      await new Promise((resolve) => setTimeout(resolve, 200))
      continue
    }
    process.stdout.write(`took ${jobs.length}\n`)
    const keep: NonNullable<Step['keep']>[number][] = []
    for await (const found of registry.records(jobs.map(({ nctId }) => nctId))) {
      if (found.is !== 'found') throw new Error(`${found.is}: no record of the test is`)
      const { bytes: raw, address: from, retrievedAt } = found.record
      const { step } = await planKeeping(store, { parsed: await parse(raw), raw, address: from, retrievedAt })
      keep.push(...(step.keep ?? []))
    }
    await store.commit({ keep })
    process.stdout.write(`kept ${keep.length}\n`)
    await queue.done(jobs)
  }
  await registry.close()
  await queue.close()
  await store.close()
}

void work()
