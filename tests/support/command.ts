/** Runs the built command as a customer does, and gives what it printed and how it ended. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { root } from './tree.js'

export interface Ending {
  status: number | null
  stdout: string
  stderr: string
}
export interface RunOptions {
  cwd?: string
  /** What comes in on standard input; nothing unless given. */
  input?: string | Uint8Array
  env?: Record<string, string>
  /** Closes standard output as soon as something came. */
  closesEarly?: boolean
}

const command = join(root, 'dist/cli.js')

/** The command left running: what it has printed so far, and its end. */
export interface Running {
  stderr(): string
  stdout(): string
  signal(name: NodeJS.Signals): void
  /** Resolves once this was printed on standard error; rejects where the command ended before. */
  until(words: RegExp): Promise<void>
  ending: Promise<Ending>
}

/** Without the colour wishes of whoever runs the tests, and whatever else would change what is printed. */
function inherited(): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, NODE_OPTIONS: _options, GITHUB_ACTIONS: _github, ...others } = process.env
  return others
}

export function start(args: readonly string[], options: RunOptions = {}): Running {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: options.cwd ?? root,
    env: { ...inherited(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  const waiting: { words: RegExp; resolve(): void; reject(error: Error): void }[] = []
  const look = (): void => {
    for (const each of waiting) if (each.words.test(stderr)) each.resolve()
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    look()
  })
  const ending = new Promise<Ending>((resolve, reject) => {
    child.on('error', reject).on('close', (status) => {
      for (const { words, reject: refuse } of waiting) refuse(new Error(`ended without ${String(words)}: ${stderr}`))
      resolve({ status, stdout, stderr })
    })
  })
  return {
    stderr: () => stderr,
    stdout: () => stdout,
    signal: (name) => void child.kill(name),
    until: (words) =>
      new Promise((resolve, reject) => {
        waiting.push({ words, resolve, reject })
        look()
      }),
    ending,
  }
}

/** `node dist/cli.js …`, without a terminal and without the colour wishes of whoever runs the tests. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: options.cwd ?? root,
    env: { ...inherited(), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    if (options.closesEarly) child.stdout.destroy()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  // The command may end before it has read all that comes in.
  child.stdin.on('error', () => {}).end(options.input ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => resolve({ status, stdout, stderr }))
  })
}

/** A folder for the documents of one test file, taken away at its end. */
export function temporaryFolder(): { path: string; write(name: string, content: string | Uint8Array): string } {
  const path = mkdtempSync(join(tmpdir(), 'trialdiff-test-'))
  afterAll(() => rmSync(path, { recursive: true, force: true }))
  return {
    path,
    write(name, content) {
      const file = join(path, name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
      return name
    },
  }
}
