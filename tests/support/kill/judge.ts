/** Judges a watch that was killed: everything told, nothing lost, nothing repeated but where nobody could know better. */
import { diff, openStore, parse, toldChanges, type LedgerEntry, type LedgerLine } from '../../../src/index.js'
import { verify } from '../../../snapshots/verify.js'
import type { World } from '../registry/world.js'
import type { Delivery } from './receiver.js'

export interface Verdict {
  /** Trials that changed, and versions and fates that were published after the baseline. */
  changed: number
  versions: number
  events: number
  /** Letters that were taken, the repeated with them. */
  deliveries: number
  messages: number
  /** Letters taken again: after the receiver dropped the connection, and after a kill before the receipt. */
  repeats: { dropped: number; killed: number }
  /** Lines of the ledger and contents that were proven, and files that a killed step left behind. */
  lines: number
  contents: number
  strays: number
  /** What must not be: one sentence each. */
  faults: readonly string[]
}

interface Subject {
  location: string
  world: World
  deliveries: readonly Delivery[]
  /** Each of them is told everything. */
  channels: readonly string[]
}

export async function judge({ location, world, deliveries, channels }: Subject): Promise<Verdict> {
  const store = await openStore(location, { access: 'read' })
  const lines: LedgerLine[] = []
  for await (const line of store.lines()) lines.push(line)
  const left = (await store.outbox()).length
  const proof = await verify(store)
  await store.close()
  const entries = lines.flatMap((line) => line.entries.map((entry) => ({ entry, at: line.at })))
  const told = entries.flatMap(({ entry }) => (entry.kind === 'event' ? [entry.id] : []))
  const messages = new Map<string, Delivery[]>()
  for (const each of deliveries) messages.set(each.message, [...(messages.get(each.message) ?? []), each])
  const faults = [
    ...(proof.fault === undefined ? [] : [`the ledger does not verify: ${proof.fault.what}`]),
    ...(left === 0 ? [] : [`${left} items are still in the outbox`]),
    ...channels.flatMap((channel) => compareIds(channel, told, messages)),
    ...judgeRepeats(messages, entries),
  ]
  let versions = 0
  const changed = new Set<string>()
  for (const nctId of world.ids) {
    const baseline = baselineOf(nctId, entries)
    if (baseline === undefined) {
      if (world.resolve(nctId) !== undefined) faults.push(`${nctId} was never taken`)
      continue
    }
    const later = world.changes.filter((change) => change.nctId === nctId && change.day > baseline)
    versions += later.length
    if (later.length > 0) changed.add(nctId)
    for (const channel of channels) faults.push(...(await judgeTrial(nctId, baseline, channel, world, messages)))
  }
  const again = [...messages.values()].flatMap((all) => all.slice(0, -1))
  const dropped = again.filter((each) => each.dropped).length
  return {
    changed: changed.size,
    versions,
    events: told.length,
    deliveries: deliveries.length,
    messages: messages.size,
    repeats: { dropped, killed: again.length - dropped },
    lines: proof.lines,
    contents: Object.values(proof.proven).reduce((sum, count) => sum + count, 0),
    strays: proof.strays.length,
    faults,
  }
}

interface Dated {
  entry: LedgerEntry
  at: string
}

/** The day of the snapshot at which the watch began with a trial. */
function baselineOf(nctId: string, entries: readonly Dated[]): string | undefined {
  for (const { entry } of entries)
    if (entry.kind === 'mark' && entry.key === `told/${nctId}`) return dayIn(entry.value ?? '')
  return undefined
}

function dayIn(snapshot: string): string {
  return /\/(\d{4}-\d\d-\d\d)/.exec(snapshot)?.[1] ?? ''
}

/** Each event of the ledger is in exactly one message of the channel, and no message holds any other. */
function compareIds(channel: string, told: readonly string[], messages: ReadonlyMap<string, Delivery[]>): string[] {
  const messageOf = new Map<string, string>()
  const faults: string[] = []
  for (const [message, all] of messages) {
    const ids = all.map(({ happenings }) => happenings.flatMap(({ events }) => events.map(({ id }) => id)).toSorted())
    if (ids.some((each) => String(each) !== String(ids[0]))) faults.push(`${message} did not tell the same each time`)
    if (all[0]?.channel !== channel) continue
    for (const id of ids[0] ?? []) {
      if (messageOf.has(id)) faults.push(`${channel}: event ${id} was told under two keys`)
      messageOf.set(id, message)
    }
  }
  const known = new Set(told)
  return [
    ...faults,
    ...told.filter((id) => !messageOf.has(id)).map((id) => `${channel}: event ${id} was never told`),
    ...[...messageOf.keys()].filter((id) => !known.has(id)).map((id) => `${channel}: event ${id} is not in the ledger`),
    ...(known.size === told.length ? [] : ['the ledger holds an event twice']),
  ]
}

/** A letter may come again only while no line says that it was sent. */
function judgeRepeats(messages: ReadonlyMap<string, Delivery[]>, entries: readonly Dated[]): string[] {
  const sent = new Map<string, string[]>()
  for (const { entry, at } of entries) {
    if (entry.kind !== 'receipt') continue
    if (entry.outcome === 'sent') sent.set(entry.message, [...(sent.get(entry.message) ?? []), at])
  }
  return [...messages].flatMap(([message, all]) => {
    const receipts = sent.get(message) ?? []
    if (receipts.length !== 1) return [`${message} has ${receipts.length} receipts`]
    const receipt = Date.parse(receipts[0] ?? '')
    const late = all.filter(({ at }) => at.getTime() > receipt)
    return late.length === 0 ? [] : [`${message} was told again after its receipt`]
  })
}

/**
 * The happenings of a trial are one chain from its baseline to its present version: each tells exactly what differs
 * between its ends, and what lies between two of them tells nothing.
 */
async function judgeTrial(
  nctId: string,
  baseline: string,
  channel: string,
  world: World,
  messages: ReadonlyMap<string, Delivery[]>,
): Promise<string[]> {
  const trial = world.trial(nctId)
  const happenings = [...messages.values()]
    .flatMap(([first]) => (first?.channel === channel ? first.happenings : []))
    .filter((each) => each.nctId === nctId)
  const steps = happenings
    .filter(({ events }) => events.some(({ code }) => !code.startsWith('trial/')))
    .toSorted((a, b) => dayIn(a.after?.snapshot ?? '').localeCompare(dayIn(b.after?.snapshot ?? '')))
  const studyOn = (day: string) => {
    const version = trial.versions.findLast(({ posted }) => posted <= day)
    if (version === undefined) throw new Error(`${nctId} has no version of ${day}`)
    return parse(JSON.stringify(trial.study(version.version)))
  }
  const between = async (from: string, to: string): Promise<string[]> => {
    if (from === to) return []
    return toldChanges(diff(await studyOn(from), await studyOn(to)))
      .map(({ code }) => code)
      .toSorted()
  }
  const faults: string[] = []
  let at = baseline
  for (const { before, after, events } of steps) {
    const [from, to] = [dayIn(before?.snapshot ?? ''), dayIn(after?.snapshot ?? '')]
    const skipped = await between(at, from)
    if (skipped.length > 0)
      faults.push(`${channel}: ${nctId} was told from ${from}, though ${skipped} came since ${at}`)
    const expected = await between(from, to)
    const codes = events.map(({ code }) => code).filter((code) => !code.startsWith('trial/'))
    if (String(codes.toSorted()) !== String(expected))
      faults.push(`${channel}: ${nctId} from ${from} to ${to} told ${codes}, not ${expected}`)
    at = to
  }
  const isRemoved = trial.fate.is === 'removed'
  const removals = happenings.flatMap(({ events }) => events.filter(({ code }) => code === 'trial/removed'))
  if (removals.length !== (isRemoved ? 1 : 0))
    faults.push(`${channel}: ${nctId} was told removed ${removals.length} times`)
  // What came right before a removal may never have been served.
  const lost = isRemoved ? [] : await between(at, world.day)
  if (lost.length > 0) faults.push(`${channel}: ${nctId} lost ${lost} since ${at}`)
  return faults
}
