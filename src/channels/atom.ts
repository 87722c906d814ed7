/** The Atom channel: a feed file with one entry per trial and letter, the newest first. */
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Letter, LetterPart } from '../model/delivery.js'
import type { Channel, ChannelSettings } from './channel.js'
import { refused, unwritten } from './failure.js'
import { numberOf, textOf } from './reading.js'

const mostEntries = 200
const what = 'The feed'

export const atom: Channel = {
  name: 'atom',
  settings: {
    path: { type: 'text', required: true, title: 'The feed file, relative to the configuration.' },
    title: { type: 'text', title: 'The title of the feed.' },
    url: { type: 'text', title: 'Where the feed is published, for its link to itself.' },
    entries: { type: 'number', title: `How many entries are kept; ${mostEntries} unless said otherwise.` },
  },
  sizeOf: (letter) => Buffer.byteLength(entriesOf(letter).join('')),
  recipients: () => ['atom'],
  faults(settings) {
    const entries = numberOf(settings, 'entries', mostEntries)
    const url = textOf(settings, 'url')
    return [
      ...(Number.isInteger(entries) && entries >= 1 ? [] : ['entries must be a whole number from 1.']),
      ...(url === '' || URL.canParse(url) ? [] : ['url must be an address.']),
    ]
  },
  async open(settings, { folder, signal }) {
    const path = resolve(folder, textOf(settings, 'path'))
    return {
      async send(letter) {
        const fresh = entriesOf(letter)
        if (fresh.length === 0)
          throw refused(what, 'it tells of trials alone; send news of the watch itself elsewhere', { retryable: false })
        try {
          signal?.throwIfAborted()
          const known = await entriesIn(path)
          const ids = new Set(known.map(idOf))
          const added = fresh.filter((entry) => !ids.has(idOf(entry)))
          if (added.length === 0) return
          const kept = [...added, ...known].slice(0, numberOf(settings, 'entries', mostEntries))
          await replace(path, feedOf(kept, letter.digest.at, settings, path))
        } catch (error) {
          throw unwritten(what, error)
        }
      },
      async close() {},
    }
  },
}

const generator = '<generator>trialdiff</generator>'

/** What this channel wrote itself: no text within an entry can hold a tag, so that entries are found by theirs. */
async function entriesIn(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (text.trim() === '') return []
  if (!text.includes(generator) || !text.trimEnd().endsWith('</feed>'))
    throw refused(what, 'its file is there already and is no feed of trialdiff', { retryable: false })
  return text.match(/^<entry>\n[^]*?\n<\/entry>\n/gm) ?? []
}

function idOf(entry: string): string {
  return /<id>([^<]*)<\/id>/.exec(entry)?.[1] ?? entry
}

function feedOf(entries: readonly string[], at: string, settings: ChannelSettings, path: string): string {
  const title = textOf(settings, 'title')
  const url = textOf(settings, 'url')
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${uuid(url === '' ? path : url)}</id>`,
    `<title>${escapeXml(title === '' ? 'Changes of watched trials' : title)}</title>`,
    `<updated>${escapeXml(at)}</updated>`,
    '<author><name>trialdiff</name></author>',
    generator,
    ...(url === '' ? [] : [`<link rel="self" href="${escapeXml(url)}"/>`]),
    `${entries.join('')}</feed>\n`,
  ].join('\n')
}

function entriesOf(letter: Letter): string[] {
  return letter.parts.filter(({ nctId }) => nctId !== undefined).map((part) => entryOf(part, letter))
}

function entryOf({ heading, url, nctId, severity, lines }: LetterPart, { id, digest }: Letter): string {
  const html = lines.map((line) => `<p>${escapeXml(line)}</p>`).join('')
  return [
    '<entry>',
    `<id>${uuid(`${id}/${nctId}`)}</id>`,
    `<title type="text">${escapeXml(severity === undefined ? heading : `${severity.toUpperCase()} ${heading}`)}</title>`,
    `<updated>${escapeXml(digest.at)}</updated>`,
    ...(url === undefined ? [] : [`<link rel="alternate" href="${escapeXml(url)}"/>`]),
    `<content type="html">${escapeXml(html)}</content>`,
    '</entry>\n',
  ].join('\n')
}

/** The same name always gives the same. */
function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/* oxlint-disable-next-line no-control-regex -- control characters are exactly what XML cannot hold */
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
/** Halves of a pair, which no encoding can hold. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export function escapeXml(text: string): string {
  return text
    .replace(unwritable, ' ')
    .replace(halves, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Readers of the feed see the old file or the new one, never half of it. */
async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const fresh = `${path}.new`
  try {
    const handle = await open(fresh, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
}
