/** Standard output of a command whose work is not its output: it goes on where the reader has seen enough. */
import { once } from 'node:events'
import type { Output } from './files.js'

export function openSteadyOutput(): Output {
  const { stdout } = process
  const closed = new AbortController()
  // Elsewhere a closed pipe ends the command; here it would end what was asked for.
  stdout.removeAllListeners('error')
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    closed.abort()
    if (error.code !== 'EPIPE') throw error
  })
  return {
    async write(text) {
      if (closed.signal.aborted || stdout.write(text)) return
      // `once` throws where the pipe was closed while it waited.
      await once(stdout, 'drain', { signal: closed.signal }).catch(() => {})
    },
    finish: async () => {},
    discard: async () => {},
  }
}
