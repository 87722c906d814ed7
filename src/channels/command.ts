/** The command channel: a program of the reader's own, without a shell, the letter as JSON on its standard input. */
import { spawn } from 'node:child_process'
import type { Channel, ChannelContext } from './channel.js'
import { codeOf, refused, unreachable } from './failure.js'
import { letterJson } from './letter-document.js'
import { textsOf } from './reading.js'

/** EX_TEMPFAIL of sysexits.h: not now, but later. */
const tryLater = 75
const what = 'The command'

export const command: Channel = {
  name: 'command',
  settings: {
    run: { type: 'texts', required: true, title: 'The program and its arguments, one by one; no shell reads them.' },
    env: { type: 'texts', title: 'Names of the environment that it may see; none unless said otherwise.' },
  },
  sizeOf: (letter) => Buffer.byteLength(letterJson(letter)),
  recipients: () => ['command'],
  faults(settings) {
    const [program = ''] = textsOf(settings, 'run')
    return program.trim() === '' ? ['run must name a program.'] : []
  },
  async open(settings, context) {
    const [program = '', ...args] = textsOf(settings, 'run')
    const names = textsOf(settings, 'env')
    return {
      async send(letter) {
        const code = await outcomeOf(program, args, names, `${letterJson(letter)}\n`, context)
        if (code === 0) return
        const how = code === undefined ? 'it was ended by a signal' : `it ended with code ${code}`
        throw refused(what, how, { retryable: code === tryLater || code === undefined })
      },
      async close() {},
    }
  },
}

/** The exit code; undefined where a signal ended it. */
async function outcomeOf(
  program: string,
  args: readonly string[],
  names: readonly string[],
  input: string,
  { env, folder, timeout, signal }: ChannelContext,
): Promise<number | undefined> {
  if (signal?.aborted) throw unreachable(what, signal.reason)
  const seen = Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
  const child = spawn(program, args, {
    cwd: folder,
    env: seen,
    // What it starts itself belongs to its group, and ends with it.
    detached: process.platform !== 'win32',
    shell: false,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  })
  const ends = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])])
  const end = (): void => endTree(child.pid)
  ends.addEventListener('abort', end, { once: true })
  try {
    return await new Promise<number | undefined>((resolve, reject) => {
      child.once('error', (error) => reject(notStarted(error)))
      child.once('exit', (code) => {
        if (ends.aborted) reject(unreachable(what, ends.reason))
        else resolve(code ?? undefined)
      })
      // A program that does not read its input is judged by its exit code.
      child.stdin.on('error', () => {})
      child.stdin.end(input)
    })
  } finally {
    ends.removeEventListener('abort', end)
  }
}

function notStarted(error: unknown): Error {
  const code = codeOf(error)
  return refused(what, `it could not be started (${code})`, {
    retryable: /^(?:EAGAIN|EMFILE|ENFILE|ENOMEM)$/.test(code),
  })
}

function endTree(pid: number | undefined): void {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).on('error', () => {})
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended in the meantime.
  }
}
