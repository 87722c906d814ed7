/** A worker of the tests: takes trials from the queue, marks each in the ledger, and says so line by line. */
import { open } from '../../../snapshots/postgres-store.js'

const [location = '', name = '', pace = '0'] = process.argv.slice(2)

async function work(): Promise<void> {
  const store = await open(location, { access: 'write', create: true })
  const queue = await store.fleet?.trials()
  if (!queue) throw new Error('This store has no fleet')
  for (let idle = 0; idle < 30;) {
    const jobs = await queue.take(7)
    idle = jobs.length > 0 ? 0 : idle + 1
    for (const { nctId } of jobs) {
      process.stdout.write(`take ${nctId}\n`)
      await new Promise((resolve) => setTimeout(resolve, Number(pace)))
      await store.commit({ entries: [{ kind: 'mark', key: `told/${nctId}`, value: name }] })
      process.stdout.write(`kept ${nctId}\n`)
    }
    await queue.done(jobs)
    if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 200))
    const { waiting, taken } = await queue.count()
    if (waiting + taken === 0) break
  }
  await queue.close()
  await store.close()
}

void work()
