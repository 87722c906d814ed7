/** send: a letter by a sender that is opened when first needed, with a limit of time. */
import type { Letter } from '../model/delivery.js'
import { ChannelError } from '../model/errors.js'
import type { Sender } from './channel.js'

export interface OpenSender {
  send(letter: Letter, recipient: string): Promise<void>
  close(): Promise<void>
}

export function openSender(channel: { open(): Promise<Sender> } | undefined): OpenSender {
  let sender: Promise<Sender> | undefined
  return {
    async send(letter, recipient) {
      if (!channel) throw new ChannelError('channel-refused', 'There is no such channel.', { retryable: false })
      sender ??= channel.open()
      await (await sender).send(letter, recipient)
    },
    async close() {
      // What was sent is sent; a connection that cannot be closed harms nobody.
      await sender?.then(async (each) => each.close()).catch(() => undefined)
    },
  }
}

/** @throws ChannelError, retryable, when the time is up */
export async function send(sender: OpenSender, letter: Letter, recipient: string, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const sentence = `A letter was not taken within ${milliseconds} milliseconds; it will be sent again.`
      reject(new ChannelError('channel-unreachable', sentence, { retryable: true }))
    }, milliseconds)
  })
  try {
    await Promise.race([sender.send(letter, recipient), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Why a letter was not sent; the words of an error that is not a channel's own may quote anything and are not told. */
export function sendFailureOf(error: unknown): { code: string; retryable: boolean; sentence: string } {
  if (error instanceof ChannelError) {
    return { code: error.code, retryable: error.retryable, sentence: error.message }
  }
  return {
    code: 'channel-unreachable',
    retryable: true,
    sentence: 'A letter could not be sent; it will be sent again.',
  }
}
