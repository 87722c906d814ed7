/** `describe` for what needs PostgreSQL: a server of one's own while its tests run; where none starts they are skipped, or fail. */
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { startPostgres, type PostgresServer } from './postgres-server.js'
import { verdictOn } from './required.js'

/** `describe` for what needs PostgreSQL: its body gets the server, which runs while the tests of the body do. */
export function describePostgres(name: string, body: (server: PostgresServer) => void): void {
  describe(name, () => {
    let server: PostgresServer | undefined
    let trouble = ''
    const running = (): PostgresServer => {
      if (!server) throw new Error('PostgreSQL runs only while its tests do')
      return server
    }
    beforeAll(async () => {
      server = await startPostgres().catch((error: unknown) => {
        trouble = `PostgreSQL does not start here: ${error instanceof Error ? error.message : String(error)}`
        return undefined
      })
    })
    beforeEach((context) => {
      const verdict = verdictOn('postgres', server !== undefined, process.env['TRIALDIFF_REQUIRE'])
      if (verdict === 'fail') throw new Error(trouble)
      if (verdict === 'skip') context.skip(trouble)
    })
    afterAll(() => server?.stop())
    body({
      get port() {
        return running().port
      },
      get password() {
        return running().password
      },
      database: () => running().database(),
      query: (...args) => running().query(...args),
      stop: () => running().stop(),
    })
  })
}
