/** The Slack channel: an incoming webhook, registry text as plain text that Slack does not interpret. */
import type { Letter, LetterPart } from '../model/delivery.js'
import type { Channel } from './channel.js'
import { refused } from './failure.js'
import { inPieces, whole } from './fitting.js'
import { addressFaults, allowPrivate, openPoster } from './post.js'
import { textOf } from './reading.js'

const longestSection = 3000
const longestHeader = 150

export const slack: Channel = {
  name: 'slack',
  settings: {
    url: { type: 'text', required: true, secret: true, title: 'The address of the incoming webhook.' },
    allowPrivate,
  },
  limit: 50,
  sizeOf: (letter) => blocksOf(letter).length,
  recipients: () => ['slack'],
  faults: (settings) => addressFaults(settings, 'url'),
  async open(settings, context) {
    const poster = await openPoster('Slack', settings, context)
    return {
      async send(letter) {
        const message = {
          text: escapeSlack(letter.subject),
          unfurl_links: false,
          unfurl_media: false,
          blocks: blocksOf(letter),
        }
        const { text } = await poster.post({
          url: textOf(settings, 'url'),
          body: JSON.stringify(message),
          headers: { 'content-type': 'application/json; charset=utf-8' },
        })
        if (text.trim() !== 'ok') throw refused('Slack', 'its answer was not “ok”', { retryable: true })
      },
      close: () => poster.close(),
    }
  },
}

function blocksOf({ subject, parts }: Letter): object[] {
  return [{ type: 'header', text: plainText(whole(subject, longestHeader)) }, ...parts.flatMap(sections)]
}

/** What is ours alone may be marked up, to make it a link; all else is shown as it is. */
function sections({ heading, url, nctId, severity, lines }: LetterPart): object[] {
  const link = url === undefined ? [] : [`<${escapeSlack(url)}|${escapeSlack(nctId ?? 'The record')}>`]
  const title = [...(severity ? [`*${severity.toUpperCase()}*`] : []), ...link].join(' ')
  return [
    ...(link.length === 0 ? [] : [{ type: 'section', text: { type: 'mrkdwn', text: title, verbatim: true } }]),
    ...inPieces([heading, ...lines], longestSection).map((text) => ({ type: 'section', text: plainText(text) })),
  ]
}

function plainText(text: string): object {
  return { type: 'plain_text', text, emoji: false }
}

/** As Slack asks for it: three signs, nothing else. */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
