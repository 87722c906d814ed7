/** A registry that tells what a test puts into it, and counts what it is asked: for tests of the watch's decisions. */
import { RegistryError } from '../../src/model/errors.js'
import { recordsAtOnce, rowsAtOnce, type Found, type PollRow, type Registry } from '../../src/registry/registry.js'
import { digestOf } from '../../snapshots/chain.js'
import { studyJson, type StudyOptions } from './study.js'

export interface ToldRegistry extends Registry {
  requests: number
  /** What was asked, in order: `dataset`, `search`, `rows 500`, `records 50`. */
  readonly asked: string[]
  dataTimestamp: string
  /** Texts of records, by id. */
  readonly texts: Map<string, string>
  readonly merged: Map<string, string>
  /** What a search finds, by the value of its first term. */
  readonly found: Map<string, string[]>
  /** Ids and questions that fail: `NCT…`, `dataset`, `rows`, the term of a search. */
  readonly failing: Set<string>
  put(options: StudyOptions & { nctId: string }): void
  /** The next build of its data. */
  build(): void
}

export function toldRegistry(clock: { now(): Date }): ToldRegistry {
  const texts = new Map<string, string>()
  const registry: ToldRegistry = {
    requests: 0,
    asked: [],
    dataTimestamp: '2024-01-15T09:00:05',
    texts,
    merged: new Map(),
    found: new Map(),
    failing: new Set(),
    put(options) {
      texts.set(options.nctId, studyJson(options))
    },
    build() {
      const next = new Date(`${this.dataTimestamp}Z`)
      next.setUTCDate(next.getUTCDate() + 1)
      this.dataTimestamp = next.toISOString().slice(0, 19)
    },
    async dataset() {
      this.requests++
      this.asked.push('dataset')
      if (this.failing.has('dataset')) throw fail('dataset')
      return { apiVersion: '2.0.5', dataTimestamp: this.dataTimestamp }
    },
    async *poll(ids) {
      for (let at = 0; at < ids.length; at += rowsAtOnce) {
        const batch = ids.slice(at, at + rowsAtOnce)
        this.requests++
        this.asked.push(`rows ${batch.length}`)
        if (this.failing.has('rows')) throw fail('rows')
        for (const id of batch) {
          const text = texts.get(id)
          if (text !== undefined) yield row(id, text)
        }
      }
    },
    async *search(terms) {
      const term = Object.values(terms)[0] ?? ''
      const ids = this.found.get(term) ?? []
      for (let at = 0; at < Math.max(1, ids.length); at += 1000) {
        this.requests++
        this.asked.push('search')
        for (const id of ids.slice(at, at + 1000)) yield row(id, texts.get(id) ?? '')
        if (this.failing.has(term)) throw fail(term)
      }
    },
    async *records(ids) {
      for (let at = 0; at < ids.length; at += recordsAtOnce) {
        const batch = ids.slice(at, at + recordsAtOnce)
        this.requests++
        this.asked.push(`records ${batch.length}`)
        for (const nctId of batch) {
          const into = this.merged.get(nctId)
          const text = texts.get(nctId)
          if (this.failing.has(nctId)) yield { is: 'failed', nctId, error: fail(nctId) }
          else if (into !== undefined) yield { is: 'merged', nctId, into }
          else if (text === undefined) yield { is: 'removed', nctId }
          else yield foundRecord(nctId, text, clock.now())
        }
      }
    },
    historyIndex: async () => Promise.reject(fail('history')),
    historyVersion: async () => Promise.reject(fail('history')),
    close: async () => undefined,
  }
  return registry
}

function foundRecord(nctId: string, text: string, now: Date): Found {
  const bytes = new TextEncoder().encode(text)
  const address = `http://127.0.0.1/api/v2/studies/${nctId}`
  return { is: 'found', record: { nctId, bytes, address, retrievedAt: now.toISOString() } }
}

function fail(what: string): RegistryError {
  const sentence = `${what} did not answer.`
  return new RegistryError('registry-unreachable', sentence, { url: 'http://127.0.0.1/', retryable: true })
}

function row(nctId: string, text: string): PollRow {
  return { nctId, digest: digestOf(text).slice(7, 23), aliases: [] }
}
