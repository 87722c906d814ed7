/** Filling in what settings take from the environment, and telling whether it is there; values are never told. */
import { ConfigError } from '../../index.js'

export type Environment = Readonly<Record<string, string | undefined>>

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g

/** The names of the variables that stand anywhere in a value, each once. */
export function variablesIn(value: unknown): string[] {
  const names = new Set<string>()
  walk(value, (text) => {
    for (const [, name = ''] of text.matchAll(variable)) names.add(name)
    return text
  })
  return [...names]
}

/** @throws ConfigError `missing-secret` naming the variable and what wants it */
export function fillIn<Value>(value: Value, env: Environment, whose: string): Value {
  return walk(value, (text) =>
    text.replaceAll(variable, (_, name: string) => {
      const found = env[name]
      if (found !== undefined && found !== '') return found
      throw new ConfigError('missing-secret', `The environment has no variable ${name}, which ${whose} needs; set it.`)
    }),
  ) as Value
}

/** `${NAME}` as `${NAME} (set)` or `${NAME} (missing)`. */
export function annotate(value: unknown, env: Environment): unknown {
  return walk(value, (text) =>
    text.replaceAll(variable, (whole, name: string) => `${whole} (${env[name] ? 'set' : 'missing'})`),
  )
}

function walk(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => walk(each, change))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, change)]))
  }
  return value
}
