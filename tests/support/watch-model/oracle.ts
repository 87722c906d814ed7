/** The oracle: what must have been told and what never may be, from what is true of the registry and of the configuration. */
import type { Happening, TrialEvent } from '../../../src/model/event.js'
import type { LedgerLine } from '../../../src/model/ledger.js'
import type { Letter } from '../../../src/model/delivery.js'
import { severities } from '../../../src/model/severity.js'
import type { RunOutcome } from '../../../src/watch/run-outcome.js'
import { leaksIn } from './leaks.js'
import { differences, fieldsOf, sameState, stateOf, stateOfText, type State } from './state.js'
import type { Play } from './scenario.js'
import { presentOf } from './world.js'

export interface Oracle {
  violations: string[]
  redelivered: boolean
  mayRedeliver: boolean
  beforeRun(play: Play): Promise<void>
  afterRun(play: Play, outcome: RunOutcome | undefined): Promise<void>
  judgeEnd(play: Play): Promise<void>
  hear(channel: string, recipient: string, letter: Letter): void
  forget(nctId: string): void
  told(): number
  letters(): number
}

const membership = /^(?:Now found by|No longer found by) the search “(.+)”/

const keyOf = (channel: string, recipient: string, event: string): string => `${channel} ${recipient} ${event}`

export function newOracle(): Oracle {
  const violations: string[] = []
  const states = new Map<string, State>()
  const frontier = new Map<string, State>()
  const presence = new Map<string, 'gone' | 'merged'>()
  const members = new Map<string, Set<string>>()
  const baselines = new Map<string, string>()
  const ids = new Set<string>()
  const due = new Map<string, string>()
  const excused = new Set<string>()
  const heard = new Map<string, Set<string>>()
  const letters = new Map<string, string>()
  const peopleAllowed = new Set<string>()
  const fresh: { key: string; said: string; channel: string }[] = []
  const builds = new Set<string>()
  const forgotten = new Set<string>()
  let wasGone: ReadonlySet<string> = new Set()
  let watchedBefore: ReadonlySet<string> = new Set()
  let scanned = 0
  let muted: ReadonlyMap<string, string> = new Map()
  const wrong = (what: string): void => void violations.push(what)

  /** Who has to hear of it, by the configuration of this run. */
  const expect = ({ nctId, watches, events }: Happening, { config, people, clock }: Play): void => {
    if ((muted.get(nctId) ?? '') >= clock.now().toISOString().slice(0, 10)) return
    for (const event of events) {
      const search = membership.exec(event.sentence)?.[1]
      for (const route of config.routes) {
        const about = search === undefined ? watches : [search]
        if (route.watches && !route.watches.some((id) => about.includes(id))) continue
        if (severities.indexOf(event.severity) > severities.indexOf(route.min)) continue
        if (route.areas && !route.areas.includes(event.area)) continue
        if (event.namesPeople && !route.contacts) continue
        for (const channel of route.to) {
          for (const recipient of people.get(channel) ?? []) due.set(keyOf(channel, recipient, event.id), nctId)
        }
      }
    }
  }

  const judgePresence = (event: TrialEvent, { nctId }: Happening, line: LedgerLine, play: Play): void => {
    const here = presentOf(play.world, nctId) === nctId
    const search = membership.exec(event.sentence)?.[1]
    const isGone = presence.get(nctId)
    if (event.code === 'trial/removed' || event.code === 'trial/merged') {
      const is = event.code === 'trial/removed' ? 'gone' : 'merged'
      if (here) wrong(`${nctId} is told ${event.code}, but it is there`)
      if (isGone === is) wrong(`${nctId} is told ${event.code} twice`)
      presence.set(nctId, is)
    } else if (event.code === 'trial/returned') {
      if (!here || isGone === undefined) wrong(`${nctId} is told returned, but never went`)
      presence.delete(nctId)
    } else if (search !== undefined) {
      const list = members.get(search) ?? new Set()
      const term = Object.values(play.config.watches.find(({ id }) => id === search)?.search ?? {})[0] ?? ''
      const isFound = play.world.found.get(term)?.has(nctId) ?? false
      if (event.code === 'trial/entered' && (list.has(nctId) || !isFound))
        wrong(`${nctId} did not enter ${search}, line ${line.seq}`)
      if (event.code === 'trial/left' && (!list.has(nctId) || isFound))
        wrong(`${nctId} did not leave ${search}, line ${line.seq}`)
      if (event.code === 'trial/entered') list.add(nctId)
      else list.delete(nctId)
      members.set(search, list)
    }
  }

  const judgeHappening = (happening: Happening, line: LedgerLine, play: Play): void => {
    const { nctId, events, before, after } = happening
    const inLine = new Set(line.entries.flatMap((each) => (each.kind === 'event' ? [each.id] : [])))
    for (const { id, code } of events) {
      if (!inLine.has(id)) wrong(`${nctId} ${code} is found again and swallowed, line ${line.seq}`)
      if (ids.has(id)) wrong(`${nctId} ${code} has an identity that was there before`)
      ids.add(id)
    }
    for (const event of events) if (event.code.startsWith('trial/')) judgePresence(event, happening, line, play)
    const changes = events.filter(({ code }) => !code.startsWith('trial/'))
    for (const watch of play.config.watches.filter(({ enabled }) => enabled)) {
      const lists = (play.lists.get(watch.id) ?? []).includes(nctId)
      if (lists && !happening.watches.includes(watch.id)) wrong(`${nctId} is told without its watch ${watch.id}`)
    }
    expect(happening, play)
    if (changes.length === 0) return
    const [from, to] = [states.get(before?.snapshot ?? ''), states.get(after?.snapshot ?? '')]
    if (!from || !to) return wrong(`${nctId} tells changes without two ends`)
    const known = frontier.get(nctId)
    if (known && !sameState(known, from)) wrong(`${nctId} is told from ${from.words}, but told last was ${known.words}`)
    if (!play.world.served.has(nctId)) wrong(`${nctId} is told of an answer that is not true: ${to.words}`)
    const { must, may } = differences(from, to, play.config.rules)
    const told = new Set(changes.flatMap(({ code }) => fieldsOf(code)))
    for (const field of must)
      if (!told.has(field)) wrong(`${nctId}: ${field} is missed between ${from.words} and ${to.words}`)
    for (const field of told)
      if (!may.has(field)) wrong(`${nctId}: ${field} is told, but is the same in ${from.words} and ${to.words}`)
  }

  const scan = async (play: Play, inRun: boolean): Promise<void> => {
    const { store, world } = play
    for await (const line of store.lines(scanned)) {
      scanned = line.seq
      const payloads = new Map<string, string>()
      for (const entry of line.entries) {
        if (entry.kind === 'kept') states.set(entry.snapshot.id, stateOfText(await store.document(entry.snapshot)))
        if (entry.kind === 'event') payloads.set(entry.payload, entry.nctId)
      }
      const before = new Map(frontier)
      for (const [payload, nctId] of payloads) {
        judgeHappening(JSON.parse(new TextDecoder().decode(await store.payload(nctId, payload))), line, play)
      }
      const told = new Set(payloads.values())
      for (const entry of line.entries) {
        if (entry.kind !== 'mark' || !inRun) continue
        const [kind = '', first = '', second = ''] = entry.key.split('/')
        if (kind === 'told' && entry.value !== undefined) {
          const next = states.get(entry.value.replace(/#\d+$/, ''))
          const known = before.get(first)
          if (next && known && !told.has(first) && differences(known, next, play.config.rules).must.size > 0)
            wrong(`${first} moved in silence from ${known.words} to ${next.words}`)
          if (next) frontier.set(first, next)
        } else if (kind === 'baseline') {
          const term = Object.values(play.config.watches.find(({ id }) => id === first)?.search ?? {})[0] ?? ''
          if (baselines.get(first) === term) wrong(`${first} has a second baseline`)
          baselines.set(first, term)
          members.set(first, new Set(world.found.get(term)))
        } else if (kind === 'gone' && entry.value?.startsWith('merged:')) presence.set(first, 'merged')
        else if (kind === 'in' && entry.value === undefined && presence.has(second)) members.get(first)?.delete(second)
      }
    }
  }

  const judgeClean = (play: Play, outcome: RunOutcome, known: boolean): void => {
    const { world, config, lists } = play
    const failed = new Set(outcome.failures.map(({ target }) => target))
    const isBroken = [...failed].some((each) => each === 'registry' || each.startsWith('watch:') || each === 'removals')
    // Of a build that was read before, nothing can be demanded.
    if (isBroken || known) return
    if (outcome.unchanged) wrong('the run says unchanged, but this build was never read')
    const isServed = (nctId: string): boolean => {
      if (world.serving.has(nctId) || failed.has(nctId)) return false
      const into = world.merged.get(nctId)
      return into === undefined || isServed(into)
    }
    const watched = new Set<string>()
    const aliases = new Set<string>()
    // Watched under its own number, or in the place of a record whose merging was told by an earlier run.
    const direct = new Set<string>()
    for (const { id, enabled, search } of config.watches) {
      if (!enabled) continue
      const found = search ? (world.found.get(Object.values(search)[0] ?? '') ?? new Set()) : new Set<string>()
      for (const each of [...(lists.get(id) ?? []), ...found]) {
        const present = presentOf(world, each)
        if (present !== each) aliases.add(each)
        // A record that another was merged into is watched once that was told.
        const isTold = present === each || isServed(each)
        if (present !== undefined && isTold) watched.add(present)
        if (present !== undefined && (present === each || wasGone.has(each))) direct.add(present)
      }
      if (!search) continue
      const list = members.get(id) ?? new Set()
      for (const each of new Set([...found, ...list])) {
        if (world.serving.has(each) || presentOf(world, each) !== each) continue
        if (found.has(each) !== list.has(each)) wrong(`${each} ${found.has(each) ? 'entered' : 'left'} ${id} untold`)
      }
    }
    for (const nctId of watched) {
      const facts = world.facts.get(nctId)
      if (!facts || world.serving.has(nctId) || failed.has(nctId)) continue
      const truth = stateOf(facts)
      const last = frontier.get(nctId)
      const strict = watchedBefore.has(nctId) && direct.has(nctId)
      if (!last) {
        if (strict || !forgotten.has(nctId)) wrong(`${nctId} is watched, but has no baseline`)
      } else if (strict && !sameState(last, truth)) wrong(`${nctId} is ${truth.words}, but told last was ${last.words}`)
      if (presence.has(nctId) && strict) wrong(`${nctId} is there again, but that was not told`)
    }
    watchedBefore = watched
    for (const nctId of aliases) {
      if (world.serving.has(nctId) || failed.has(nctId) || !frontier.has(nctId)) continue
      if (!presence.has(nctId)) wrong(`${nctId} is gone untold`)
    }
  }

  return {
    violations,
    redelivered: false,
    mayRedeliver: false,
    async beforeRun(play) {
      await scan(play, false)
      wasGone = new Set(presence.keys())
      muted = new Map([...(await play.store.marks('muted/'))].map(([key, value]) => [key.slice(6), value]))
      for (const { contacts, to } of play.config.routes)
        if (contacts) for (const channel of to) peopleAllowed.add(channel)
      for (const key of due.keys()) {
        const [channel = '', recipient = ''] = key.split(' ')
        if (!heard.has(key) && !play.people.get(channel)?.includes(recipient)) excused.add(key)
      }
    },
    async afterRun(play, outcome) {
      await scan(play, true)
      if (outcome) judgeClean(play, outcome, builds.has(play.world.stamp))
      if (!play.world.failing.has('dataset')) builds.add(play.world.stamp)
      for (const { key, said, channel } of fresh.splice(0)) {
        if (!due.has(key) && !this.redelivered) wrong(`${said} is told to ${key}, who is not to hear of it`)
        if (!peopleAllowed.has(channel) && /Quackenbush|Featherstone|Montgomery|people\.example|555 0100/i.test(said))
          wrong(`${said} names people to ${key}`)
        if ((heard.get(key)?.size ?? 0) > 1 && !this.redelivered) wrong(`${said} is told to ${key} as two messages`)
      }
    },
    async judgeEnd(play) {
      for (const key of due.keys()) if (!heard.has(key) && !excused.has(key)) wrong(`${key} was never told`)
      const waiting = await play.store.outbox()
      if (waiting.length > 0)
        wrong(`${waiting.length} items wait in the outbox for ever: ${JSON.stringify(waiting[0])}`)
      violations.push(...leaksIn(play))
    },
    hear(channel, recipient, { id, digest }) {
      const events = digest.happenings.flatMap((each) => each.events)
      const items = events
        .map((event) => event.id)
        .toSorted()
        .join()
      const said = letters.get(`${channel} ${recipient} ${id}`)
      if (said !== undefined && said !== items && forgotten.size === 0)
        wrong(`message ${id} says another thing than before`)
      letters.set(`${channel} ${recipient} ${id}`, items)
      if (digest.health && channel !== 'ops') wrong(`${channel} hears of failures`)
      for (const event of events) {
        const key = keyOf(channel, recipient, event.id)
        heard.set(key, (heard.get(key) ?? new Set()).add(id))
        fresh.push({ key, channel, said: JSON.stringify([event.sentence, event.before, event.after, event.subject]) })
      }
    },
    forget(nctId) {
      frontier.delete(nctId)
      forgotten.add(nctId)
      for (const [key, about] of due) if (about === nctId && !heard.has(key)) excused.add(key)
    },
    told: () => heard.size,
    letters: () => letters.size,
  }
}
