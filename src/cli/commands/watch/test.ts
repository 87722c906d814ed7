/** `trialdiff watch test`: a sample letter, marked as a test, by one channel. */
import type { Command } from 'commander'
import { emptyHead, UsageError, writeLetter, type TellingDigest } from '../../../index.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { countOf } from '../../count-of.js'

const examples = `
Examples:
  trialdiff watch test reg-mail

What the receiver says is printed. Nothing is written into the store.

Exit status: 0 every recipient's receiver took it, 2 one did not.`

export function define(command: Command): void {
  command.argument('<channel>', 'its name in the configuration')
  addConfigOption(command).addHelpText('after', examples).action(test)
}

async function test(name: string, options: ConfigOptions): Promise<void> {
  const config = await configAt(options)
  const chosen = config.channels[name]
  if (chosen === undefined) {
    const names = Object.keys(config.channels)
    const known = names.length === 0 ? 'it has none' : `choose one of ${names.join(', ')}`
    throw new UsageError('unknown-name', `There is no channel ${name} in ${options.config}; ${known}.`)
  }
  const { readyChannels } = await import('../../../watch/watching.js')
  const ready = await readyChannels(
    { ...config, channels: { [name]: chosen } },
    {
      env: process.env,
      now: () => new Date(),
      print: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    },
  )
  const channel = ready.get(name)
  const sender = await channel?.open()
  try {
    const letter = writeLetter(await sample(), 'full')
    for (const recipient of channel?.recipients ?? []) await sender?.send(letter, recipient)
  } finally {
    await sender?.close()
  }
  process.stdout.write(
    `${name}: sent to ${countOf(channel?.recipients.length ?? 0, 'recipient')}; the receiver took it.\n`,
  )
}

/** Nobody may take it for news. */
async function sample(): Promise<TellingDigest> {
  const { randomBytes } = await import('node:crypto')
  const at = new Date().toISOString()
  return {
    id: randomBytes(16).toString('hex'),
    at,
    head: emptyHead.digest,
    happenings: [
      {
        nctId: 'NCT00000000',
        title: 'TEST of a channel by trialdiff: no trial has changed',
        foundAt: at,
        watches: ['test'],
        events: [
          {
            id: randomBytes(16).toString('hex'),
            nctId: 'NCT00000000',
            code: 'status/changed',
            area: 'status',
            severity: 'minor',
            madeBy: 'unknown',
            sentence: 'TEST: this is how a change is told',
            before: 'RECRUITING',
            after: 'COMPLETED',
          },
        ],
      },
    ],
  }
}
