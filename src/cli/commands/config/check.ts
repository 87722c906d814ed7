/** `trialdiff config check`: every fault of the configuration, or what will happen when and to whom. */
import type { Command } from 'commander'
import { ConfigError } from '../../../index.js'
import type { Route, WatchConfig } from '../../../watch/watch-config.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { countOf } from '../../count-of.js'
import { tellTrouble } from '../../trouble.js'

const examples = `
Examples:
  trialdiff config check
  trialdiff config check --config team.yaml

Nothing is asked, sent or written.

Exit status: 0 sound, 2 a fault or a missing variable of the environment.`

export function define(command: Command): void {
  addConfigOption(command).addHelpText('after', examples).action(check)
}

async function check(options: ConfigOptions): Promise<void> {
  try {
    const config = await configAt(options)
    process.stdout.write(await wordsOf(config))
    const { fillIn } = await import('../../../watch/config/secrets.js')
    const { readyChannels } = await import('../../../watch/watching.js')
    fillIn(config.store, process.env, 'the store')
    await readyChannels(config, { env: process.env, now: () => new Date(), print: async () => {} })
  } catch (error) {
    if (!(error instanceof ConfigError) || error.faults.length < 2) throw error
    process.exitCode = 2
    for (const fault of error.faults) tellTrouble(new ConfigError(error.code, fault))
  }
}

async function wordsOf(config: WatchConfig): Promise<string> {
  const { variablesIn } = await import('../../../watch/config/secrets.js')
  const { listedTrials } = await import('../../../watch/targets/targets.js')
  const variables = variablesIn([config.store, config.channels]).map(
    (name) => `variable ${name}: ${process.env[name] ? 'set' : 'missing'}`,
  )
  const watches: string[] = []
  for (const watch of config.watches) {
    const listed = watch.enabled ? await listedTrials(watch, config.folder) : []
    const search = watch.search ? [`a search by ${Object.keys(watch.search).join(', ')}`] : []
    const what = [...(listed.length > 0 || search.length === 0 ? [countOf(listed.length, 'trial')] : []), ...search]
    watches.push(`watch ${watch.id}: ${watch.enabled ? what.join(' and ') : 'disabled'}`)
  }
  const channels = Object.entries(config.channels).map(([name, { type }]) => `channel ${name}: ${type}`)
  const { rate, reason } = config.registry
  const polite = `at most ${countOf(rate, 'request')} a second${reason === undefined || rate <= 1 ? '' : `, since: ${reason}`}`
  const operator = config.health.to.length > 0 ? config.health.to.join(', ') : 'nobody'
  return [
    `${config.file} is sound`,
    ...(await runsOf(config)),
    polite,
    ...watches,
    ...channels,
    ...config.routes.map(routeWords),
    `failures: ${operator} hears of them after ${config.health.alertAfter} in a row`,
    ...variables,
    '',
  ].join('\n')
}

async function runsOf({ schedule }: WatchConfig): Promise<string[]> {
  const { nextRun } = await import('../../../watch/telling/schedule.js')
  const lines: string[] = []
  let moment: Date | undefined = new Date()
  for (let run = 0; run < 3 && moment; run++) {
    moment = nextRun(schedule, moment)
    if (moment) lines.push(`run at ${moment.toISOString()} (${localTime(moment, schedule.timezone)})`)
  }
  return lines
}

function localTime(moment: Date, timezone: string): string {
  const options = { timeZone: timezone, dateStyle: 'full', timeStyle: 'short' } as const
  return `${new Intl.DateTimeFormat('en-GB', options).format(moment)}, ${timezone}`
}

/** `route loud: critical changes of ours in status to mail, at once, not from 22:00 to 07:00 Europe/Berlin`. */
function routeWords({ id, watches, min, areas, to, deliver, at, timezone, quietHours, contacts }: Route): string {
  const weight = min === 'critical' ? 'critical changes' : `changes from ${min} up`
  const when =
    deliver === 'at-once' ? 'at once' : at === undefined ? 'all of a run together' : `all together at ${at} ${timezone}`
  return [
    `route ${id}: ${weight} of ${watches?.join(', ') ?? 'all watches'}${areas ? ` in ${areas.join(', ')}` : ''} to ${to.join(', ')}`,
    when,
    ...(quietHours ? [`not from ${quietHours.from} to ${quietHours.to} ${timezone}`] : []),
    ...(contacts ? ['with the names of contacts'] : []),
  ].join(', ')
}
