/** runWatch: one run of the watch: asks, takes, tells; each step is committed before the next begins. */
import { severities, type Happening } from '../index.js'
import { askWhatMoved, type Answers } from './asking/ask.js'
import { deliverDue } from './telling/deliver.js'
import { fetchAndTake, type Fetched, type Fetching } from './asking/fetch.js'
import { joinFailures, judgeHealth } from './health.js'
import { noteAsked, noteFailing, noteRows, recall, type Memory } from './memory.js'
import { baselineMarks } from './asking/membership.js'
import { rowToRemember } from './plan.js'
import { alertItems, receiversOf } from './telling/receivers.js'
import { redeliver } from './telling/redeliver.js'
import type { RunOutcome } from './run-outcome.js'
import type { RunParts } from './run-parts.js'
import type { Taking } from './taking/taking.js'
import type { Watch, WatchConfig } from './watch-config.js'
import { digestOfWatches, watchedTrials, type Watched } from './targets/watched.js'

/**
 * What fails of the registry, of a trial or of a channel is in the outcome; the store's own trouble ends the run.
 * @param fetch how records are fetched: alone, or together with other workers
 * @throws ConfigError, StoreError
 */
export async function runWatch(
  config: WatchConfig,
  parts: RunParts,
  fetch: Fetching = fetchAndTake,
): Promise<RunOutcome> {
  const { store, clock, registry } = parts
  const started = clock.now()
  const asked = registry.requests
  const receivers = receiversOf(config, parts)
  const alert = (words: string) => alertItems(words, started.toISOString(), config, receivers)
  const memory = await recall(store)
  await redeliver(parts, receivers, started)

  const answers = await askWhatMoved(config, parts, memory)
  for (const turnover of answers.turnovers) {
    if (turnover.baseline) for (const entries of baselineMarks(turnover)) await store.commit({ entries })
  }
  const watched = watchedNow(config, parts, memory, answers)
  const taking = takingOf(config, parts, memory, answers, watched, { started, receivers, alert })
  const fetched = await takeAll(answers, parts, memory, taking, fetch)
  const troubles = joinFailures([...answers.failures, ...fetched.failures], new Set(answers.fetch))
  await remember(config, parts, memory, answers, fetched, watched)

  const first = await deliverDue(config, parts)
  const failures = [...troubles, ...first.failures]
  const asksAll = answers.fetch.filter(
    (id) => troubles.every(({ target }) => target !== 'registry') || fetched.taken.has(id),
  )
  const tried = new Set([...answers.tried, ...asksAll, ...first.tried, ...(answers.plan ? ['removals'] : [])])
  const { failing, steps } = judgeHealth(failures, tried, memory, config, started, alert)
  for (const step of steps) await store.commit(step)
  await noteFailing(store, failing)
  const second = await deliverDue(config, parts)

  const taken = [...fetched.taken.values()]
  const { happenings } = fetched
  return {
    startedAt: started.toISOString(),
    finishedAt: clock.now().toISOString(),
    ...(answers.dataset !== undefined && { dataset: answers.dataset }),
    unchanged: answers.plan?.unchanged === true && answers.fetch.length === 0,
    requests: registry.requests - asked + (fetched.requests ?? 0),
    watched: watched.size,
    fetched: taken.length,
    baselines: taken.filter(({ first: isFirst }) => isFirst).length,
    happenings,
    counts: countEvents(happenings),
    failures: [
      ...failures,
      ...second.failures.filter(({ target }) => failures.every((each) => each.target !== target)),
    ],
    quarantined: [...fetched.taken].flatMap(([nctId, { is }]) => (is === 'quarantined' ? [nctId] : [])),
    deliveries: {
      sent: first.sent + second.sent,
      pending: (await store.outbox()).length,
      dropped: first.dropped + second.dropped,
    },
    head: (await store.head()).digest,
  }
}

/** What is watched once the searches are read; a search that broke off stands as it was. */
function watchedNow(config: WatchConfig, { lists }: RunParts, memory: Memory, { turnovers }: Answers): Watched {
  const found = turnovers.map(({ watch, entered, left }) => {
    const members = new Set(memory.members.get(watch.id))
    for (const id of entered) members.add(id)
    for (const id of left) members.delete(id)
    return [watch.id, members] as const
  })
  return watchedTrials(config, lists, memory, new Map(found))
}

function takingOf(
  config: WatchConfig,
  { store, accept = new Set() }: RunParts,
  { muted }: Memory,
  { dataset = '', turnovers, rows }: Answers,
  watched: Watched,
  { started, receivers, alert }: { started: Date } & Pick<Taking, 'receivers' | 'alert'>,
): Taking {
  const turned = (which: 'entered' | 'left'): ((nctId: string) => readonly Watch[]) => {
    const real = turnovers.flatMap((each) => (each.baseline ? [] : [{ watch: each.watch, ids: new Set(each[which]) }]))
    return (nctId) => real.flatMap(({ watch, ids }) => (ids.has(nctId) ? [watch] : []))
  }
  const today = started.toISOString().slice(0, 10)
  return {
    store,
    config,
    now: started,
    dataset,
    receivers,
    alert,
    accept,
    watchesOf: (nctId) => watched.get(nctId) ?? [],
    postedOf: (nctId) => rows.get(nctId)?.lastUpdatePosted,
    entering: turned('entered'),
    leaving: turned('left'),
    isMuted: (nctId) => (muted.get(nctId) ?? '') >= today,
    rowOf: (nctId) => rows.get(nctId)?.digest,
  }
}

/**
 * A trial's row is remembered only after its step was committed, and forgotten before: a record that goes back after a
 * run that died would look as if it had never moved.
 */
async function takeAll(
  answers: Answers,
  parts: RunParts,
  memory: Memory,
  taking: Taking,
  fetch: Fetching,
): Promise<Fetched> {
  if (answers.fetch.length === 0) return { taken: new Map(), happenings: [], failures: [] }
  const rows = new Map(memory.rows)
  for (const id of answers.fetch) rows.delete(id)
  await noteRows(parts.store, rows)
  let sinceNoted = 0
  const fetched = await fetch(answers.fetch, parts, memory, taking, async (nctId, taken) => {
    const row = answers.rows.get(nctId)
    if (taken.remember && row) rows.set(nctId, rowToRemember(row, memory.rows.get(nctId), taken))
    if (++sinceNoted % 500 === 0) await noteRows(parts.store, rows)
  })
  await noteRows(parts.store, rows)
  return fetched
}

/** What spares the next run its questions. */
async function remember(
  config: WatchConfig,
  { store, lists, signal }: RunParts,
  { asked }: Memory,
  { dataset, whole, plan, fetch, turnovers }: Answers,
  { taken }: Fetched,
  watched: Watched,
): Promise<void> {
  if (dataset === undefined || plan === undefined) return
  const isOpen = (id: string): boolean => !taken.has(id) || taken.get(id)?.is === 'stale'
  const open = fetch.filter((id) => isOpen(id) && watched.has(id))
  const turned = turnovers.flatMap(({ baseline, entered, left }) => (baseline ? [] : [...entered, ...left]))
  if (whole && !signal?.aborted && turned.every((id) => taken.has(id))) {
    await noteAsked(store, { dataset, watched: digestOfWatches(config, lists), again: open })
  } else await noteAsked(store, { again: [...new Set([...asked.again.filter((id) => !taken.has(id)), ...open])] })
}

function countEvents(happenings: readonly Happening[]): RunOutcome['counts'] {
  const events = happenings.flatMap((each) => each.events)
  const counted = severities.map((each) => [each, events.filter(({ severity }) => severity === each).length] as const)
  return Object.fromEntries(counted) as RunOutcome['counts']
}
