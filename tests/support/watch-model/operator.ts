/** What an operator does between two runs of a watch, by chance. */
import { planKeeping } from '../../../snapshots/keep.js'
import { planReparse } from '../../../snapshots/reparse.js'
import { parse } from '../../../parsers/parse.js'
import type { Route } from '../../../src/watch/watch-config.js'
import type { Random } from '../random.js'
import { routeOf } from '../watch-run.js'
import { copyOf } from './folded-store.js'
import type { Play } from './scenario.js'
import { textOf } from './world.js'

export const searches = ['rest', 'sleep'] as const

export function randomRoutes(random: Random): Route[] {
  return Array.from({ length: random.between(1, 4) }, (_, at) =>
    routeOf({
      id: `route-${at + 1}`,
      min: random.pick(['critical', 'major', 'minor', 'minor', 'minor']),
      to: random.shuffled(['mail', 'chat', 'hook']).slice(0, random.between(1, 2)),
      deliver: random.pick(['at-once', 'digest']),
      contacts: random.chance(0.2),
      ...(random.chance(0.3) && { at: '0 7 * * *' }),
      ...(random.chance(0.4) && {
        watches: random.shuffled(['ours', 'theirs', ...searches]).slice(0, random.between(1, 3)),
      }),
      ...(random.chance(0.2) && {
        areas: random.shuffled(['status', 'enrollment', 'dates', 'sites'] as const).slice(0, 2),
      }),
    }),
  )
}

const done = (what: string): string => `operator: ${what}`

/** @returns what was done, in words */
export async function operate(play: Play): Promise<string> {
  const { random, world, lists, oracle, people, clock } = play
  const ids = [...new Set([...world.facts.keys(), ...world.merged.keys()])].toSorted()
  const nctId = random.pickOf(ids) ?? ''
  const which = random.pick([
    'list',
    'list',
    'move',
    'routes',
    'people',
    'mute',
    'unmute',
    'rules',
    'keep',
    'forget',
    'reparse',
    'copy',
    'toggle',
    'rename',
    'enable',
    'terms',
    'raw',
  ])
  switch (which) {
    case 'list': {
      const watch = random.pick(['ours', 'theirs'])
      const now = lists.get(watch) ?? []
      lists.set(watch, now.includes(nctId) ? now.filter((id) => id !== nctId) : [...now, nctId])
      return done(`${watch} lists ${lists.get(watch)?.join(' ')}`)
    }
    case 'move':
      lists.set(
        'ours',
        (lists.get('ours') ?? []).filter((id) => id !== nctId),
      )
      lists.set('theirs', [...new Set([...(lists.get('theirs') ?? []), nctId])])
      return done(`moves ${nctId} to theirs`)
    case 'routes':
      play.config = { ...play.config, routes: randomRoutes(random) }
      return done('changes the routes')
    case 'people': {
      const all = ['anna.reader@example.org', 'bert.reader@example.org', 'carla.reader@example.org']
      people.set('mail', random.shuffled(all).slice(0, random.between(1, 3)))
      return done(`mail goes to ${people.get('mail')?.join(' ')}`)
    }
    case 'mute': {
      const value = new Date(clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
      await play.store.commit({ entries: [{ kind: 'mark', key: `muted/${nctId}`, value }] })
      return done(`mutes ${nctId} until ${value}`)
    }
    case 'unmute':
      await play.store.commit({ entries: [{ kind: 'mark', key: `muted/${nctId}` }] })
      return done(`unmutes ${nctId}`)
    case 'rules': {
      const rules = random.pick([
        [],
        [{ code: 'enrollment/*', severity: 'critical' as const }],
        [{ code: '*', severity: 'critical' as const }],
        [{ code: 'enrollment/*', severity: 'noise' as const }],
      ])
      play.config = { ...play.config, rules }
      return done(`rules ${JSON.stringify(rules)}`)
    }
    case 'keep': {
      const facts = random.pickOf([
        ...(world.past.get(nctId) ?? []),
        ...(world.facts.has(nctId) ? [world.facts.get(nctId)] : []),
      ])
      if (!facts) return done('keeps nothing')
      const raw = new TextEncoder().encode(textOf(facts))
      const { step } = await planKeeping(
        play.store,
        { parsed: await parse(raw, { trial: nctId }), raw, retrievedAt: clock.now().toISOString() },
        play.config.keep,
      )
      await play.store.commit(step)
      return done(`keeps ${nctId} of ${facts.posted} ${facts.status} ${facts.enrollment}`)
    }
    case 'forget':
      if (random.chance(0.5)) return done('thinks of forgetting')
      oracle.forget(nctId)
      await play.store.forget(nctId)
      return done(`forgets ${nctId}`)
    case 'reparse':
      for (const snapshot of await play.store.snapshots(nctId)) {
        const { step } = await planReparse(
          play.store,
          snapshot,
          async (raw) => ({
            ...(await parse(raw, { trial: nctId })),
            issues: [{ code: 'odd-text', place: 'briefTitle', found: `${clock.now().getTime()}` } as never],
          }),
          'a better parser',
        )
        if (step) await play.store.commit(step)
      }
      return done(`reparses ${nctId}`)
    case 'copy':
      play.store = await copyOf(play.store, () => clock.now())
      return done('moves to a copy of the store')
    case 'toggle': {
      const contacts = play.config.keep.contacts === 'keep' ? 'drop' : 'keep'
      play.config = { ...play.config, keep: { ...play.config.keep, contacts } }
      return done(`contacts: ${contacts}`)
    }
    case 'raw': {
      const raw = play.config.keep.raw === 'keep' ? 'none' : 'keep'
      play.config = { ...play.config, keep: { ...play.config.keep, raw } }
      return done(`raw: ${raw}`)
    }
    case 'rename': {
      const routes = play.config.routes.map((route) => ({ ...route, id: `${route.id}x` }))
      play.config = { ...play.config, routes }
      return done('renames all routes')
    }
    case 'enable': {
      const id = random.pick(['ours', 'theirs', ...searches])
      const watches = play.config.watches.map((watch) =>
        watch.id === id ? { ...watch, enabled: !watch.enabled } : watch,
      )
      play.config = { ...play.config, watches }
      return done(`turns ${id} ${watches.find((watch) => watch.id === id)?.enabled ? 'on' : 'off'}`)
    }
    default: {
      const id = random.pick(searches)
      const term = random.pick(['rest', 'sleep', 'other'])
      const watches = play.config.watches.map((watch) =>
        watch.id === id ? { ...watch, search: { 'query.cond': term } } : watch,
      )
      play.config = { ...play.config, watches }
      return done(`${id} searches for ${term}`)
    }
  }
}
