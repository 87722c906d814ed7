/** Which database and which schema a location names, and how it may be printed. */
import { UsageError } from '../../src/model/errors.js'

export interface Place {
  /** Without its password. */
  printed: string
  /** Of the tables of the store; another holds the jobs of a fleet. */
  schema: string
  /** For `pg`; what it does not name comes from `PGHOST`, `PGUSER`, `PGPASSWORD` and so on. */
  connectionString: string
}

const scheme = /^postgres(?:ql)?:\/\//i

/**
 * @param location `postgres://user@host:5432/database?schema=trialdiff`
 * @throws UsageError `bad-usage`; its words never repeat what may be a password
 */
export function placeOf(location: string): Place {
  const url = readAddress(location)
  const schema = url.searchParams.get('schema') ?? 'trialdiff'
  if (!/^[a-z_][a-z0-9_]{0,39}$/.test(schema) || schema.startsWith('pg_')) {
    throw new UsageError(
      'bad-usage',
      `A schema is named with at most 40 small letters, digits and _, not ${JSON.stringify(schema)}.`,
    )
  }
  const open = new URL(url)
  open.searchParams.delete('schema')
  if (url.password !== '') url.password = ''
  for (const name of ['password', 'sslpassword']) url.searchParams.delete(name)
  return { printed: url.href, schema, connectionString: open.href }
}

/** A password with `/`, `#` or `?` that was not encoded would be taken for something else, and printed. */
function readAddress(location: string): URL {
  const rest = location.replace(scheme, '')
  const url = URL.canParse(location) ? new URL(location) : undefined
  if (url && url.hash === '' && !/[/?].*@/.test(rest)) return url
  throw new UsageError(
    'bad-usage',
    'The address of the store cannot be read; write postgres://user:password@host/database, with %40 for @, %2F for /, %3A for :, %3F for ? and %23 for # within a name or password.',
  )
}
