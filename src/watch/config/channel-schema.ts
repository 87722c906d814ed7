/** The schema of a channel in the configuration, made from what the channel says of its settings. */
import { z } from 'zod'
import { anyOf, nearest, quote, type Channel, type ChannelEntry } from '../../index.js'
import { choice, number, table, text, wrong, yesOrNo } from './wording.js'

type Setting = Channel['settings'][string]

export async function loadChannels(entries: readonly ChannelEntry[]): Promise<Channel[]> {
  return Promise.all(entries.map((entry) => entry.load()))
}

/** Any channel: told apart by its type. */
export function anyChannelSchema(channels: readonly Channel[]): z.ZodType<{ type: string } & Record<string, unknown>> {
  const [first, ...others] = channels.map(channelSchema)
  const names = channels.map(({ name }) => name)
  if (first === undefined) return z.looseObject({ type: z.string() })
  return z.discriminatedUnion('type', [first, ...others], {
    error: (issue) => typeFault(issue.input, names),
  }) as unknown as z.ZodType<{ type: string } & Record<string, unknown>>
}

function typeFault(input: unknown, names: readonly string[]): string {
  const type: unknown = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined
  if (type === undefined) return `type is missing; write type: with ${anyOf(names)}`
  const [guess] = typeof type === 'string' ? nearest(type, names) : []
  return `there is no type of channel ${quote(type)}; ${guess === undefined ? `choose one of ${names.join(', ')}` : `did you mean ${guess}?`}`
}

function channelSchema({ name, settings }: Channel) {
  const fields = Object.entries(settings).map(([key, setting]) => {
    const schema = settingSchema(setting)
    return [key, setting.required ? schema : schema.optional()] as const
  })
  return table(`A channel of type ${name}`, { type: z.literal(name), ...Object.fromEntries(fields) })
}

function settingSchema(setting: Setting): z.ZodType {
  const title = setting.title.replace(/\.$/, '')
  if (setting.secret) return secretSchema(setting, title)
  switch (setting.type) {
    case 'number':
      return number(title, { min: 0 })
    case 'yes-or-no':
      return yesOrNo(title)
    case 'choice': {
      const [first = '', ...others] = setting.of ?? []
      return choice(title, [first, ...others])
    }
    case 'texts':
      return z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1)], {
          error: wrong('a text or a list of texts', title),
        })
        .meta({ description: `${title}.` })
    case 'map':
      return z
        .record(z.string(), z.string(), { error: wrong('names with texts', title) })
        .meta({ description: `${title}.` })
    case 'text':
      return text(title)
  }
}

/** A secret stands in the environment alone; what was written in its place is never repeated. */
function secretSchema(setting: Setting, title: string): z.ZodType {
  const error = wrong('the name of an environment variable, as in ${MY_SECRET}, never the secret itself', title, true)
  const meta = { description: `${title}. A secret: \${NAME}, the name of an environment variable.` }
  const one = z.string({ error }).regex(variable, { error })
  if (setting.type === 'texts') return z.union([one, z.array(one).min(1)], { error }).meta(meta)
  if (setting.type === 'map')
    return z.record(z.string(), z.string({ error }).regex(inScheme, { error }), { error }).meta(meta)
  return one.meta(meta)
}

const variable = /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/
/** In a header a word of its scheme may stand before it: `Bearer ${TOKEN}`. */
const inScheme = /^(?:[A-Za-z]{1,10} )?\$\{[A-Za-z_][A-Za-z0-9_]*\}$/

export type Settings = Parameters<Channel['open']>[0]

/** One text where several may stand is a list of one. */
export function settingsOf(channel: Channel, settings: Readonly<Record<string, unknown>>): Settings {
  const entries = Object.entries(settings).map(([key, value]) =>
    channel.settings[key]?.type === 'texts' && typeof value === 'string' ? [key, [value]] : [key, value],
  )
  return Object.fromEntries(entries) as Settings
}
