/** Addresses of PostgreSQL: what they name, how they are printed, and that none is misread. */
import { expect, test } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import { placeOf } from '../../snapshots/postgres-store/place.js'

test.each([
  ['postgres://ann:se/cret@host/base'],
  ['postgres://ann:12/ret@host/base'],
  ['postgres://ann:12#ret@host/base'],
  ['postgres://ann:12?ret@host/base'],
  ['postgres://ann:se%cret@host:port/base'],
])('an address that would be misread is refused without a word of it: %s', async (location) => {
  const error: unknown = await openStore(location, { access: 'read' }).catch((each: unknown) => each)
  expect(error).toMatchObject({ code: 'bad-usage' })
  expect(String(error)).not.toMatch(/ret|12/)
})

test.each([
  ['postgres://ann:secret@host:5433/base', 'postgres://ann@host:5433/base', 'trialdiff'],
  [
    'postgresql://ann@host/base?schema=fleet_2&sslmode=verify-full',
    'postgresql://ann@host/base?schema=fleet_2&sslmode=verify-full',
    'fleet_2',
  ],
  ['postgres:///base?host=/run/postgresql&password=secret', 'postgres:///base?host=%2Frun%2Fpostgresql', 'trialdiff'],
  ['postgres://', 'postgres://', 'trialdiff'],
])('%s is printed as %s', (location, printed, schema) => {
  expect(placeOf(location)).toMatchObject({ printed, schema })
})

test.each(['Fleet', 'a-b', 'pg_own', 'x"; drop', ''])('no schema is named %j', (schema) => {
  expect(() => placeOf(`postgres://host/base?schema=${encodeURIComponent(schema)}`)).toThrow(/A schema is named with/)
})
