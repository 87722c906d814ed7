/** A registry of chance: what is true of its trials, and the ways in which it answers otherwise. */
import { digestOf } from '../../../snapshots/chain.js'
import { RegistryError } from '../../../src/model/errors.js'
import type { Found, PollRow, Registry } from '../../../src/registry/registry.js'
import { studyOf } from '../study.js'

/** What a sponsor says of a trial, as far as the model tells trials apart. */
export interface Facts {
  nctId: string
  posted: string
  status: string
  enrollment: number
  primaryCompletion: string
  facilities: readonly string[]
  person: string
  withheld?: true
  /** Moves with what the registry renders anew. */
  rendering: number
}

/** How a record is served in this run. */
export type Serving = 'true' | 'stale' | 'empty' | 'failed'

export interface World {
  stamp: string
  /** What is true now, by id; a trial that is removed or merged is absent. */
  facts: Map<string, Facts>
  /** What was true before, oldest first. */
  past: Map<string, Facts[]>
  merged: Map<string, string>
  found: Map<string, Set<string>>
  serving: Map<string, Serving>
  /** Questions that fail in this run: `dataset`, `rows`, `records`, the term of a search. */
  failing: Set<string>
  /** Trials whose records were asked for and served as they are, in this run. */
  served: Set<string>
}

export function newWorld(): World {
  const none = { facts: new Map(), past: new Map(), merged: new Map(), found: new Map(), serving: new Map() }
  return { ...none, stamp: '2024-01-15T09:00:00', failing: new Set(), served: new Set() }
}

/** The record that stands for an id now; undefined where it is gone. */
export function presentOf({ facts, merged }: World, nctId: string): string | undefined {
  let id = nctId
  for (let steps = 0; steps < 9 && merged.has(id); steps++) id = merged.get(id) ?? id
  return facts.has(id) ? id : undefined
}

export function textOf(facts: Facts): string {
  if (facts.withheld) return JSON.stringify(cutTo(facts, 'WITHHELD'))
  const study = studyOf({ ...facts }) as { protocolSection: Record<string, Record<string, unknown>> }
  const { contactsLocationsModule: places } = study.protocolSection
  const email = `${facts.person.toLowerCase()}@people.example`
  study.protocolSection['contactsLocationsModule'] = {
    ...places,
    centralContacts: [{ name: `Doctor ${facts.person}`, role: 'CONTACT', phone: '555 0100 222', email }],
    overallOfficials: [{ name: `Doctor ${facts.person}`, role: 'PRINCIPAL_INVESTIGATOR' }],
  }
  return JSON.stringify({ ...study, derivedSection: { miscInfoModule: { versionHolder: `${facts.rendering}` } } })
}

function cutTo({ nctId, posted }: Facts, overallStatus: string): unknown {
  const lastUpdatePostDateStruct = { date: posted, type: 'ACTUAL' }
  return {
    protocolSection: {
      identificationModule: { nctId, briefTitle: `An Invented Study (${nctId.slice(-2)})` },
      statusModule: { overallStatus, lastUpdatePostDateStruct },
    },
    hasResults: false,
  }
}

const fail = (what: string): RegistryError =>
  new RegistryError('registry-unreachable', `${what} did not answer.`, { url: 'http://127.0.0.1/', retryable: true })

export function registryOf(world: World, clock: { now(): Date }): Registry {
  const rowOf = (nctId: string, facts: Facts): PollRow => ({
    nctId,
    digest: digestOf(textOf({ ...facts, rendering: 0 })),
    lastUpdatePosted: facts.posted,
    aliases: [...world.merged.keys()].filter((id) => presentOf(world, id) === nctId),
  })
  const textServed = (nctId: string, facts: Facts): string => {
    const how = world.serving.get(nctId)
    const older = (world.past.get(nctId) ?? []).findLast(({ posted }) => posted < facts.posted)
    if (how === 'stale' && older) return textOf(older)
    return how === 'empty' && !facts.withheld ? JSON.stringify(cutTo(facts, facts.status)) : textOf(facts)
  }
  const foundOf = (nctId: string, facts: Facts): Extract<Found, { is: 'found' }> => {
    const text = textServed(nctId, facts)
    if (text === textOf(facts)) world.served.add(nctId)
    const bytes = new TextEncoder().encode(text)
    const address = `http://127.0.0.1/api/v2/studies/${nctId}`
    return { is: 'found', record: { nctId, bytes, address, retrievedAt: clock.now().toISOString() } }
  }
  const answer = (nctId: string): Found | { is: 'failed'; nctId: string; error: RegistryError } => {
    if (world.serving.get(nctId) === 'failed') return { is: 'failed', nctId, error: fail(nctId) }
    const into = presentOf(world, nctId)
    const facts = world.facts.get(into ?? '')
    if (into === undefined || !facts) return { is: 'removed', nctId }
    if (into === nctId) return foundOf(nctId, facts)
    return { is: 'merged', nctId, into, record: foundOf(into, facts).record }
  }
  return {
    requests: 0,
    async dataset() {
      if (world.failing.has('dataset')) throw fail('dataset')
      return { apiVersion: '2.0.5', dataTimestamp: world.stamp }
    },
    async *poll(ids) {
      const told = new Set<string>()
      for (const [at, each] of ids.entries()) {
        if (world.failing.has('rows') && at >= ids.length / 2) throw fail('rows')
        const id = presentOf(world, each)
        const facts = world.facts.get(id ?? '')
        if (id !== undefined && facts && !told.has(id)) yield rowOf(id, facts)
        told.add(id ?? '')
      }
    },
    async *search(terms) {
      const term = Object.values(terms)[0] ?? ''
      for (const id of world.found.get(term) ?? []) {
        const facts = world.facts.get(id)
        if (facts) yield rowOf(id, facts)
      }
      if (world.failing.has(term)) throw fail(term)
    },
    async *records(ids) {
      for (const [at, id] of ids.entries()) {
        if (world.failing.has('records') && at >= ids.length / 2) throw fail('records')
        yield answer(id)
      }
    },
    historyIndex: async () => Promise.reject(fail('history')),
    historyVersion: async () => Promise.reject(fail('history')),
    close: async () => undefined,
  }
}
