/** The sender that appends letters to the summary of a workflow's step. */
import { appendOnce } from './append-once.js'
import type { ChannelContext, Sender } from './channel.js'
import { refused, unwritten } from './failure.js'
import { commentOf, markOf } from './letter-comment.js'

const what = 'GitHub'
/** GitHub throws a longer summary away whole. */
const longestSummary = 1024 * 1024

export async function openSummary({ env, signal }: ChannelContext): Promise<Sender> {
  return {
    async send(letter) {
      const path = env['GITHUB_STEP_SUMMARY'] ?? ''
      if (path === '') throw refused(what, 'there is no GITHUB_STEP_SUMMARY outside a workflow', { retryable: false })
      try {
        signal?.throwIfAborted()
        const entry = { entry: `${commentOf(letter)}\n`, mark: `\n${markOf(letter)}\n` }
        const isTaken = await appendOnce(path, entry, longestSummary)
        if (!isTaken) throw refused(what, 'the summary of this step is full', { retryable: false })
      } catch (error) {
        throw unwritten('The summary of the step', error)
      }
    },
    async close() {},
  }
}
