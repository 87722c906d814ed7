/** Keeping one record as the registry served it: read, planned against what is kept, committed. */
import {
  parse,
  planKeeping,
  StoreError,
  withoutContacts,
  type Keeping,
  type RawRecord,
  type Store,
} from '../../index.js'

export interface KeepWishes {
  raw?: 'keep' | 'none'
  /** People whom a record names are left out, and so are its raw bytes, in which they stand. */
  contacts?: 'keep' | 'drop'
}

/** How often it is planned anew because somebody else wrote to the store in between. */
const attempts = 5

/**
 * @throws FormatError, RecordError where the record cannot be read: then nothing is kept, and nothing that was kept is
 * touched; StoreError
 */
export async function keepRecord(
  store: Store,
  record: RawRecord,
  { raw: rawWish = 'keep', contacts }: KeepWishes,
): Promise<Keeping> {
  const { bytes: raw, address, retrievedAt, nctId } = record
  const whole = await parse(raw, { trial: nctId })
  const parsed = contacts === 'drop' ? withoutContacts(whole) : whole
  const wishes = { raw: contacts === 'drop' ? 'none' : rawWish } as const
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
