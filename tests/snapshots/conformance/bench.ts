/** What the tests of a store need of it: new ones, and the same again. */
import { onTestFinished } from 'vitest'
import { openStore } from '../../../snapshots/open.js'
import type { Store } from '../../../snapshots/store.js'

export interface Bench {
  /** A place where there is no store yet. */
  location(): Promise<string>
  /** A new store, open for writing, with a clock that moves a second at each look. */
  fresh(): Promise<Store>
  /** What is there already. */
  open(location: string, access: 'read' | 'write'): Promise<Store>
}

export function benchOf(location: () => Promise<string>): Bench {
  return {
    location,
    fresh: async () => openForTest(await location(), 'write', true),
    open: (place, access) => openForTest(place, access, false),
  }
}

async function openForTest(place: string, access: 'read' | 'write', create: boolean): Promise<Store> {
  let seconds = 0
  const now = (): Date => new Date(Date.UTC(2026, 10, 22, 9, 30, seconds++))
  const store = await openStore(place, { access, create, now })
  onTestFinished(() => store.close())
  return store
}

export async function allOf<T>(many: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const each of many) all.push(each)
  return all
}

/** The error's own code where a promise fails. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
}

/** Every answer of a store that must be the same when it is opened again. */
export async function answersOf(store: Store) {
  const trials = await allOf(store.trials())
  const snapshots = await Promise.all(trials.map((nctId) => store.snapshots(nctId)))
  return {
    trials,
    snapshots,
    retrieved: await store.lastRetrieved(trials),
    documents: await Promise.all(snapshots.flat().map((each) => store.document(each))),
    head: await store.head(),
    lines: await allOf(store.lines()),
    events: await allOf(store.events({})),
    marks: [...(await store.marks(''))].toSorted(),
    outbox: await store.outbox(),
  }
}
