/** The configuration file as it is written: every key with its sentence, from which the JSON Schema is made. */
import { z } from 'zod'
import { areas, severities } from '../../index.js'
import { choice, count, duration, list, number, table, text, wrong, yesOrNo } from './wording.js'

const name = { is: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, example: 'our-trials' }

const registry = table('How the registry is asked', {
  address: text('Where the registry answers', {
    is: /^https?:\/\/[^\s@/]+\/?$/,
    example: 'https://clinicaltrials.gov',
  }).optional(),
  contact: text('Whom the registry may write to; it stands in the User-Agent of every request').optional(),
  requestsPerSecond: number('How many requests a second are sent at most, by all watches together; 3 at most', {
    min: 0.01,
  }).optional(),
  reason: text(
    'Why more than one request a second is sent, which the registry asks not to do; it is printed',
  ).optional(),
  transport: choice('What speaks to the registry; curl is for those whose Node is refused', [
    'undici',
    'curl',
  ]).optional(),
  timeout: duration('How long an answer may take to begin').optional(),
  triesPerRequest: count('How often one request is tried in all', { min: 1, max: 20 }).optional(),
})

const keep = table('What is kept of a record', {
  contacts: choice('Whether contacts and officials stay in what is kept', ['keep', 'drop']).optional(),
  raw: choice('Whether the raw bytes are kept, so that a better parser can read them again', [
    'keep',
    'none',
  ]).optional(),
})

const trialFile = table('A file with NCT numbers', {
  file: text('A text with one NCT number a line, or a CSV file'),
  column: text('The column of a CSV file in which the NCT numbers stand').optional(),
})

const watch = table('A watch', {
  id: text('The name by which this watch is remembered; keep it, whatever else is edited', name),
  title: text('What people call it').optional(),
  enabled: yesOrNo('Whether it runs').optional(),
  trials: z
    .union([trialFile, z.array(z.union([z.string(), trialFile])).min(1)], {
      error: wrong('a list of NCT numbers, or a file: with them', 'The trials that are watched'),
    })
    .meta({ description: 'The trials that are watched: a list of NCT numbers, a file with them, or both in one list.' })
    .optional(),
  search: z
    .union([z.string().min(1), z.record(z.string(), z.union([z.string(), z.array(z.string())]))], {
      error: wrong('the address of a search, or its terms, as in term: semaglutide', 'A search of the registry'),
    })
    .meta({
      description:
        'A search of the registry: the address of its page, or its terms. Trials that enter and leave it are told.',
    })
    .optional(),
})

const route = table('A route', {
  id: text('A name of its own for this route', name).optional(),
  watches: list('Whose changes go this way; all, where none is named', text('The id of a watch')).optional(),
  min: choice('The least severity that is told', severities).optional(),
  areas: list('The areas that are told; all, where none is named', choice('An area', areas)).optional(),
  to: list('The channels it goes to', text('The name of a channel')),
  deliver: choice('Whether each change is sent at once, or all together', ['at-once', 'digest']).optional(),
  at: text('When a digest is sent: a time of day, or five fields as cron has them').optional(),
  timezone: text('The time zone of at and quietHours').optional(),
  quietHours: text('Times between which nothing is sent', {
    is: /^(?:[01]\d|2[0-3]):[0-5]\d to (?:[01]\d|2[0-3]):[0-5]\d$/,
    example: '22:00 to 07:00',
  }).optional(),
  contacts: yesOrNo('Whether contacts and officials are told by name').optional(),
})

const health = table('Who hears of failures', {
  alertAfterFailedRuns: count('After how many failed runs in a row its operator hears of it', {
    min: 1,
    max: 1000,
  }).optional(),
  remindEvery: duration('How often the operator is reminded while it lasts').optional(),
  to: list('The channels of the operator', text('The name of a channel')).optional(),
})

/** @param channel the schema of one channel, whichever its type */
export function configSchema<Channel extends z.ZodType>(channel: Channel) {
  return table('What trialdiff watches and whom it tells', {
    store: text('Where all is kept: a folder, or a database as in ${DATABASE_URL}').optional(),
    timezone: text('The time zone of whatever names none', { is: /\S/, example: 'Europe/Berlin' }).optional(),
    registry: registry.optional(),
    keep: keep.optional(),
    checkInFullEvery: duration('After how long a trial is fetched in full, moved or not; 30 days at most').optional(),
    schedule: text('When trialdiff watch start runs: a time of day, or five fields as cron has them').optional(),
    watches: list('What is watched', watch),
    rules: z
      .union([
        z.array(z.unknown()),
        table('Rules in a file of their own', { file: text('A file that begins with severities:') }),
      ])
      .meta({
        description: 'Rows of a severity table that are read before the built-in ones, or the file that holds them.',
      })
      .optional(),
    channels: z
      .record(z.string().regex(name.is), channel, { error: wrong('names with settings', 'The ways to reach people') })
      .meta({ description: 'The ways to reach people, by names of your own.' })
      .optional(),
    routes: list('Who is told what', route).optional(),
    health: health.optional(),
  })
}

export type ConfigFile = z.infer<ReturnType<typeof configSchema<z.ZodType<{ type: string } & Record<string, unknown>>>>>
