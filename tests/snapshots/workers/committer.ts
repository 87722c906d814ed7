/** A process that commits steps until it is killed, and says of each that it is done. */
import process from 'node:process'
import { openStore } from '../../../snapshots/open.js'
import { aSnapshot, anEvent } from '../a-step.js'

async function commitOn(location: string): Promise<void> {
  const store = await openStore(location, { access: 'write', create: true })
  process.stdout.write('open\n')
  for (let seq = (await store.head()).seq + 1; ; seq += 1) {
    const nctId = `NCT${String(seq % 7).padStart(8, '0')}`
    const day = new Date(Date.UTC(2000, 0, seq)).toISOString().slice(0, 10)
    const name = `step-${seq}`
    const more = seq % 3 === 0 ? [aSnapshot({ nctId: 'NCT00000099', day, title: name.repeat(2000) })] : []
    await store.commit({ keep: [aSnapshot({ nctId, day, title: name }), ...more], ...anEvent(name, nctId) })
    process.stdout.write(`${seq}\n`)
  }
}

void commitOn(process.argv[2] ?? '')
