/** Keeping one record as the registry served it: read, planned against what is kept, committed. */
import { parse, planKeeping, StoreError, type Keeping, type RawRecord, type Store } from '../../index.js'

export interface KeepWishes {
  raw?: 'keep' | 'none'
}

/** How often it is planned anew because somebody else wrote to the store in between. */
const attempts = 5

/**
 * @throws FormatError, RecordError where the record cannot be read: then nothing is kept, and nothing that was kept is
 * touched; StoreError
 */
export async function keepRecord(store: Store, record: RawRecord, wishes: KeepWishes): Promise<Keeping> {
  const { bytes: raw, address, retrievedAt, nctId } = record
  const parsed = await parse(raw, { trial: nctId })
  for (let attempt = 1; ; attempt++) {
    const keeping = await planKeeping(store, { parsed, raw, address, retrievedAt }, wishes)
    try {
      await store.commit(keeping.step)
      return keeping
    } catch (error) {
      if (!(error instanceof StoreError) || !error.retryable || attempt === attempts) throw error
    }
  }
}
