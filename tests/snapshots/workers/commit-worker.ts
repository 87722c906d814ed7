/** A worker of the tests: keeps one snapshot after the other with an event and an item to be sent, and says which are kept. */
import { open } from '../../../snapshots/postgres-store.js'
import { aSnapshot, anEvent } from '../a-step.js'

const [location = '', first = '0'] = process.argv.slice(2)

async function work(): Promise<void> {
  const store = await open(location, { access: 'write', create: true })
  for (let n = Number(first); ; n += 1) {
    const nctId = `NCT${String(n).padStart(8, '0')}`
    const raw = Buffer.alloc(200_000, `${n} `)
    const entries = [{ kind: 'mark', key: `told/${nctId}`, value: `${nctId}/2023-04-07` }] as const
    const { payloads, entries: told } = anEvent(String(n), nctId)
    await store.commit({ keep: [aSnapshot({ nctId, raw })], payloads, entries: [...told, ...entries] })
    process.stdout.write(`${nctId}\n`)
  }
}

void work()
