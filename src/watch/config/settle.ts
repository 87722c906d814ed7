/** A configuration file that keeps to its schema as the WatchConfig it means: every default filled in. */
import { dirname } from 'node:path'
import { readNctId, type SeverityRule } from '../../index.js'
import { cronOf } from '../telling/schedule.js'
import { readSearchAddress } from '../targets/search-address.js'
import { readTerms, type SearchReading } from '../targets/search-terms.js'
import type { Route, Watch, WatchConfig } from '../watch-config.js'
import type { ConfigFile } from './config-file.js'
import { secondsOf } from './wording.js'

type WatchRow = ConfigFile['watches'][number]
type RouteRow = NonNullable<ConfigFile['routes']>[number]

const daySeconds = 86_400

/** @param file its full path */
export function settle(written: ConfigFile, file: string, rules: readonly SeverityRule[]): WatchConfig {
  const { registry, keep, health, timezone = 'UTC' } = written
  return {
    file,
    folder: dirname(file),
    store: written.store ?? 'trials',
    registry: {
      address: registry?.address ?? 'https://clinicaltrials.gov',
      ...(registry?.contact !== undefined && { contact: registry.contact }),
      rate: registry?.requestsPerSecond ?? 1,
      ...(registry?.reason !== undefined && { reason: registry.reason }),
      transport: registry?.transport ?? 'undici',
      timeoutSeconds: secondsOf(registry?.timeout ?? '30 seconds'),
      attempts: registry?.triesPerRequest ?? 5,
    },
    keep: { contacts: keep?.contacts ?? 'keep', raw: keep?.raw ?? 'keep' },
    fullCheckDays: secondsOf(written.checkInFullEvery ?? '30 days') / daySeconds,
    watches: written.watches.map(watchOf),
    rules,
    channels: Object.fromEntries(
      Object.entries(written.channels ?? {}).map(([name, { type, ...settings }]) => [name, { type, settings }]),
    ),
    routes: (written.routes ?? []).map((route, at) => routeOf(route, at, timezone)),
    health: {
      alertAfter: health?.alertAfterFailedRuns ?? 3,
      ...(health?.remindEvery !== undefined && { remindDays: secondsOf(health.remindEvery) / daySeconds }),
      to: health?.to ?? [],
    },
    schedule: { at: cronOf(written.schedule ?? '17 6 * * *'), timezone },
  }
}

function watchOf({ id, title, enabled = true, trials, search }: WatchRow): Watch {
  const items = trials === undefined ? [] : Array.isArray(trials) ? trials : [trials]
  const listed = items.filter((item) => typeof item === 'string')
  const files = items.filter((item) => typeof item !== 'string')
  return {
    id,
    ...(title !== undefined && { title }),
    enabled,
    trials: listed.map((each) => readNctId(each) ?? each),
    files: files.map(({ file: path, column }) => ({ path, ...(column !== undefined && { column }) })),
    ...(search !== undefined && { search: readSearch(search).terms }),
  }
}

export function readSearch(search: NonNullable<WatchRow['search']>): SearchReading {
  return typeof search === 'string' ? readSearchAddress(search) : readTerms(search)
}

function routeOf(row: RouteRow, at: number, timezone: string): Route {
  const [from, to] = row.quietHours?.split(' to ') ?? []
  const deliver = row.deliver ?? 'digest'
  return {
    id: row.id ?? `route-${at + 1}`,
    ...(row.watches && { watches: row.watches }),
    min: row.min ?? 'minor',
    ...(row.areas && { areas: row.areas }),
    to: row.to,
    deliver,
    ...(row.at !== undefined && { at: cronOf(row.at) }),
    timezone: row.timezone ?? timezone,
    ...(from !== undefined && to !== undefined && { quietHours: { from, to } }),
    contacts: row.contacts ?? false,
  }
}
