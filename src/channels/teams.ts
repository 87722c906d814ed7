/** The Teams channel: an adaptive card posted to a workflow, registry text as runs of text that Teams does not interpret. */
import type { Letter, LetterPart } from '../model/delivery.js'
import type { Channel } from './channel.js'
import { refused } from './failure.js'
import { addressFaults, allowPrivate, openPoster } from './post.js'
import { textOf } from './reading.js'

export const teams: Channel = {
  name: 'teams',
  settings: {
    url: {
      type: 'text',
      required: true,
      secret: true,
      title: 'The address of the workflow that posts to the channel.',
    },
    allowPrivate,
  },
  limit: 28 * 1024,
  sizeOf: (letter) => Buffer.byteLength(bodyOf(letter)),
  recipients: () => ['teams'],
  faults: (settings) => addressFaults(settings, 'url'),
  async open(settings, context) {
    const poster = await openPoster('Teams', settings, context)
    return {
      async send(letter) {
        const { text } = await poster.post({
          url: textOf(settings, 'url'),
          body: bodyOf(letter),
          headers: { 'content-type': 'application/json; charset=utf-8' },
        })
        // Teams answers 200 to what it could not deliver, and says so in the body.
        if (/\b(?:error|failed|failure)\b/i.test(text))
          throw refused('Teams', 'its answer tells of a failure', { retryable: true })
      },
      close: () => poster.close(),
    }
  },
}

function bodyOf({ subject, parts }: Letter): string {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [
      richText([{ type: 'TextRun', text: subject, weight: 'Bolder', size: 'Medium' }]),
      ...parts.flatMap(blocksOf),
    ],
  }
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }]
  return JSON.stringify({ type: 'message', attachments })
}

function blocksOf({ heading, url, severity, lines }: LetterPart): object[] {
  const title = {
    type: 'TextRun',
    text: severity === undefined ? heading : `${severity.toUpperCase()} ${heading}`,
    weight: 'Bolder',
    ...(url !== undefined && { selectAction: { type: 'Action.OpenUrl', url } }),
  }
  return [
    { ...richText([title]), separator: true, spacing: 'Medium' },
    ...lines.map((text) => ({ ...richText([{ type: 'TextRun', text }]), spacing: 'Small' })),
  ]
}

/** Unlike a TextBlock, its runs are never read as Markdown. */
function richText(inlines: readonly object[]): object {
  return { type: 'RichTextBlock', inlines }
}
