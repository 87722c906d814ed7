/** The terminal channel: the letter's text on standard output. */
import type { Channel } from './channel.js'
import { unwritten } from './failure.js'

export const terminal: Channel = {
  name: 'terminal',
  settings: {},
  sizeOf: ({ text }) => Buffer.byteLength(text),
  recipients: () => ['terminal'],
  async open(_settings, { print }) {
    return {
      async send({ text }) {
        try {
          await print(text)
        } catch (error) {
          throw unwritten('Standard output', error)
        }
      },
      async close() {},
    }
  },
}
