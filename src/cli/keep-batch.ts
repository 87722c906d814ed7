/** Keeping records in batches: one commit for many of them, each planned against what the store holds by then. */
import {
  planKeeping,
  StoreError,
  type Keeping,
  type LedgerLine,
  type Retrieved,
  type Step,
  type Store,
} from '../index.js'

export interface Kept {
  keeping: Keeping
  /** The document in which the record stood. */
  document: string
  /** The line of the ledger that says so; for what was known before, that in which it was kept. */
  line: LedgerLine | undefined
}

export interface KeepBatch {
  /** Takes a record; gives what was committed meanwhile, in order. */
  add(retrieved: Retrieved, document: string, wishes: { raw: 'keep' | 'none' }): Promise<readonly Kept[]>
  /** Commits what is left. */
  settle(): Promise<readonly Kept[]>
}

interface Waiting {
  retrieved: Retrieved
  document: string
  wishes: { raw: 'keep' | 'none' }
}

/** Records in one commit, and bytes of them, at most: what is waiting is held in memory. */
const mostRecords = 200
const mostBytes = 16_000_000

export function openKeepBatch(store: Store): KeepBatch {
  let waiting: Waiting[] = []
  let bytes = 0

  async function settle(): Promise<readonly Kept[]> {
    const batch = waiting
    waiting = []
    bytes = 0
    return batch.length === 0 ? [] : commit(store, batch)
  }

  return {
    async add(retrieved, document, wishes) {
      // A second version of one trial is planned when the first is in the store.
      const isThere = waiting.some((each) => each.retrieved.parsed.trial.nctId === retrieved.parsed.trial.nctId)
      // Records of one document share its bytes.
      const more = waiting.some((each) => each.retrieved.raw === retrieved.raw) ? 0 : retrieved.raw.length
      const isFull = waiting.length >= mostRecords || bytes + more > mostBytes
      const settled = isThere || isFull ? await settle() : []
      waiting.push({ retrieved, document, wishes })
      bytes += settled.length > 0 ? retrieved.raw.length : more
      return settled
    },
    settle,
  }
}

/** How often a batch is planned anew because somebody else wrote to the store in between. */
const attempts = 5

async function commit(store: Store, batch: readonly Waiting[]): Promise<readonly Kept[]> {
  for (let attempt = 1; ; attempt++) {
    const planned: { keeping: Keeping; document: string }[] = []
    for (const { retrieved, document, wishes } of batch) {
      planned.push({ keeping: await planKeeping(store, retrieved, wishes), document })
    }
    const step = together(planned.map(({ keeping }) => keeping.step))
    const isEmpty = step.keep.length === 0 && step.entries.length === 0
    try {
      const line = isEmpty ? undefined : await store.commit(step)
      return await Promise.all(
        planned.map(async (each) => ({ ...each, line: await lineFor(each.keeping, line, store) })),
      )
    } catch (error) {
      if (!(error instanceof StoreError) || !error.retryable || attempt === attempts) throw error
    }
  }
}

async function lineFor({ is, snapshot }: Keeping, line: LedgerLine | undefined, store: Store): Promise<Kept['line']> {
  return is === 'known' ? store.lineOf(snapshot.id) : line
}

function together(steps: readonly Step[]): Required<Pick<Step, 'keep' | 'entries'>> {
  return { keep: steps.flatMap(({ keep = [] }) => keep), entries: steps.flatMap(({ entries = [] }) => entries) }
}
