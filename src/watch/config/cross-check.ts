/** Faults of a configuration that no key has by itself: names that nothing bears, limits that belong together. */
import { anyOf, nearest, quote, readNctId, type Channel } from '../../index.js'
import { scheduleFault, timezoneFault } from '../telling/schedule.js'
import type { ConfigFile } from './config-file.js'
import type { Path } from './faults.js'
import { settingsOf } from './channel-schema.js'
import { variablesIn } from './secrets.js'
import { readSearch } from './settle.js'
import { secondsOf } from './wording.js'

type Blame = (path: Path, what: string) => void

export function crossCheck(written: ConfigFile, channels: readonly Channel[], blame: Blame): void {
  checkRegistry(written, blame)
  checkTimes(written, blame)
  checkWatches(written, blame)
  checkChannels(written, channels, blame)
  checkRoutes(written, blame)
}

function checkRegistry({ registry, keep, store }: ConfigFile, blame: Blame): void {
  const { requestsPerSecond: rate = 1, reason, address } = registry ?? {}
  if (address === undefined || !isOnLoopback(address)) {
    if (rate > 3)
      blame(
        ['registry', 'requestsPerSecond'],
        `requestsPerSecond has to be a number from 0.01 to 3, not ${quote(rate)}`,
      )
    else if (rate > 1 && reason === undefined) {
      const what =
        'the registry asks for one request a second at most; write reason: and why you need more, or take this away'
      blame(['registry', 'requestsPerSecond'], what)
    }
  }
  if (keep?.contacts === 'drop' && keep.raw !== 'none') {
    const what = 'contacts: drop leaves them in the raw bytes, which name people too; write raw: none beside it'
    blame(keep.raw === undefined ? ['keep', 'contacts'] : ['keep', 'raw'], what)
  }
  if (store !== undefined && holdsPassword(store)) {
    const what =
      'store holds a password; put the whole location into an environment variable, and write ${DATABASE_URL}'
    blame(['store'], what)
  }
}

/** Also where the rest of the address comes from the environment: what is written stands in the file, and is shown. */
function holdsPassword(location: string): boolean {
  const written = location.replaceAll(/\$\{\w+\}/g, '')
  return /^\W*[a-z][a-z0-9+.-]*:\/\/[^/]*:[^/@]+@/i.test(written) || /[?&](?:ssl)?password=[^&]/i.test(written)
}

/** The names under which addresses carry what lets somebody in. */
const keys =
  /[?&](?:[a-z_-]*token|[a-z_-]*secret|(?:[a-z_-]*[_-])?key|apikey|sig|signature|auth|password|passwd|pwd|code)=[^&#]/i

/** @returns what is wrong with a text in which a password or a token stands by itself; it is never repeated */
function literalSecretFault(name: string, value: unknown): string[] {
  if (typeof value !== 'string' || !/^\W*[a-z][a-z0-9+.-]*:\/\//i.test(value)) return []
  const isSecret = holdsPassword(value) || keys.test(value.replaceAll(/\$\{\w+\}/g, ''))
  if (!isSecret) return []
  return [
    `${name} holds a password or a token; put the whole address into an environment variable, and write \${MY_ADDRESS}`,
  ]
}

/** A registry of one's own may be asked as fast as one likes. */
function isOnLoopback(address: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(address).hostname)
}

function checkTimes({ timezone, schedule, checkInFullEvery, registry, health }: ConfigFile, blame: Blame): void {
  if (timezone !== undefined) checkTimezone(['timezone'], timezone, blame)
  if (schedule !== undefined) checkSchedule(['schedule'], schedule, timezone ?? 'UTC', blame)
  const days = secondsOf(checkInFullEvery ?? '30 days') / 86_400
  if (days < 1 || days > 30) blame(['checkInFullEvery'], 'checkInFullEvery has to be from 1 to 30 days')
  const seconds = secondsOf(registry?.timeout ?? '30 seconds')
  if (seconds < 1 || seconds > 600) blame(['registry', 'timeout'], 'timeout has to be from 1 second to 10 minutes')
  if (health?.remindEvery !== undefined && secondsOf(health.remindEvery) < 86_400) {
    blame(
      ['health', 'remindEvery'],
      'remindEvery has to be a day at least; an operator who is reminded more often stops to read',
    )
  }
}

function checkTimezone(path: Path, timezone: string, blame: Blame): void {
  const fault = timezoneFault(timezone)
  if (fault === undefined) return
  const [guess] = nearest(timezone, Intl.supportedValuesOf('timeZone'))
  blame(path, `${quote(timezone)} ${fault}${guess === undefined ? '' : `; did you mean ${guess}?`}`)
}

function checkSchedule(path: Path, written: string, timezone: string, blame: Blame): void {
  const fault = scheduleFault(written, timezone)
  if (fault !== undefined) blame(path, `${quote(written)} ${fault}`)
}

function checkWatches({ watches }: ConfigFile, blame: Blame): void {
  for (const [at, { id, trials, search }] of watches.entries()) {
    const path = ['watches', at]
    if (watches.findIndex((each) => each.id === id) < at) {
      blame([...path, 'id'], `another watch has the id ${quote(id)}; give each its own`)
    }
    if (trials === undefined && search === undefined)
      blame(path, `the watch ${quote(id)} watches nothing; write trials: or search:`)
    for (const [n, item] of (Array.isArray(trials) ? trials : []).entries()) {
      if (typeof item === 'string' && readNctId(item) === undefined) {
        blame([...path, 'trials', n], `${quote(item)} is no NCT number; it has eight digits, as in NCT01234567`)
      }
    }
    for (const fault of search === undefined ? [] : readSearch(search).faults) blame([...path, 'search'], fault)
  }
  if (watches.every(({ enabled }) => enabled === false)) {
    blame(['watches'], 'all watches are disabled, so nothing would ever be told; enable one')
  }
}

function checkChannels(
  { channels = {}, routes = [], health }: ConfigFile,
  known: readonly Channel[],
  blame: Blame,
): void {
  const used = new Set([...routes.flatMap(({ to }) => to), ...(health?.to ?? [])])
  // Where a name is misspelt, the channel that was meant is not one that nobody wants.
  const isSpelt = [...used].every((name) => Object.hasOwn(channels, name))
  for (const [name, { type, ...settings }] of Object.entries(channels)) {
    if (isSpelt && !used.has(name))
      blame(['channels', name], `no route sends anything to ${quote(name)}; name it under to:, or take it away`)
    const channel = known.find((each) => each.name === type)
    // What comes from the environment is checked when it is there.
    const faults =
      variablesIn(settings).length > 0 || !channel ? [] : (channel.faults?.(settingsOf(channel, settings)) ?? [])
    for (const [key, value] of Object.entries(settings))
      for (const fault of literalSecretFault(key, value)) blame(['channels', name, key], fault)
    for (const fault of faults) blame(['channels', name], fault.replace(/\.$/, ''))
  }
  for (const [n, name] of (health?.to ?? []).entries()) {
    if (channels[name]?.type === 'atom') {
      blame(
        ['health', 'to', n],
        `${quote(name)} is a feed, whose readers are told of trials alone; name another channel`,
      )
    }
    checkName(['health', 'to', n], 'channel', name, Object.keys(channels), blame)
  }
}

function checkRoutes({ routes = [], channels = {}, watches, timezone = 'UTC' }: ConfigFile, blame: Blame): void {
  const ids = routes.map(({ id }, at) => id ?? `route-${at + 1}`)
  for (const [at, route] of routes.entries()) {
    const path = ['routes', at]
    if (ids.indexOf(ids[at] ?? '') < at)
      blame([...path, 'id'], `another route has the id ${quote(ids[at])}; give each its own`)
    // Items of this route are told to the operator in words of their own.
    if (route.id === 'health')
      blame([...path, 'id'], 'health is the name of what the operator is told; give the route another')
    for (const [n, name] of route.to.entries())
      checkName([...path, 'to', n], 'channel', name, Object.keys(channels), blame)
    const watchIds = watches.map(({ id }) => id)
    for (const [n, id] of (route.watches ?? []).entries())
      checkName([...path, 'watches', n], 'watch', id, watchIds, blame)
    if (route.timezone !== undefined) checkTimezone([...path, 'timezone'], route.timezone, blame)
    if (route.at !== undefined) checkSchedule([...path, 'at'], route.at, route.timezone ?? timezone, blame)
    if (route.at !== undefined && route.deliver === 'at-once') {
      blame([...path, 'at'], 'what is sent at once waits for no hour; take at: away, or write deliver: digest')
    }
    const [from, to] = route.quietHours?.split(' to ') ?? []
    if (from !== undefined && from === to)
      blame([...path, 'quietHours'], 'quietHours begin and end at the same time; write two different ones')
  }
}

function checkName(path: Path, kind: string, name: string, names: readonly string[], blame: Blame): void {
  if (names.includes(name)) return
  const guesses = nearest(name, names)
  const known = names.length > 0 ? `choose one of ${names.join(', ')}` : `there are no ${kind}s in this file yet`
  blame(path, `there is no ${kind} ${quote(name)}; ${guesses.length > 0 ? `did you mean ${anyOf(guesses)}?` : known}`)
}
