/** The file channel: letters appended to one file, each of them once. */
import { resolve } from 'node:path'
import type { Letter } from '../model/delivery.js'
import { appendOnce, type Entry } from './append-once.js'
import type { Channel } from './channel.js'
import { unwritten } from './failure.js'
import { letterJson } from './letter-document.js'
import { textOf } from './reading.js'

const forms = ['text', 'markdown', 'ndjson'] as const
type Form = (typeof forms)[number]

export const file: Channel = {
  name: 'file',
  settings: {
    path: { type: 'text', required: true, title: 'The file to append to, relative to the configuration.' },
    form: {
      type: 'choice',
      of: forms,
      title: 'What is written: text (the default), markdown, or ndjson for programs.',
    },
  },
  sizeOf: (letter) => Math.max(...forms.map((form) => Buffer.byteLength(entryOf(letter, form).entry))),
  recipients: () => ['file'],
  async open(settings, { folder, signal }) {
    const path = resolve(folder, textOf(settings, 'path'))
    const form = forms.find((each) => each === settings['form']) ?? 'text'
    return {
      async send(letter) {
        try {
          signal?.throwIfAborted()
          await appendOnce(path, entryOf(letter, form))
        } catch (error) {
          throw unwritten('The file', error)
        }
      },
      async close() {},
    }
  },
}

function entryOf(letter: Letter, form: Form): Entry {
  if (form === 'ndjson') {
    const line = `${letterJson(letter)}\n`
    return { entry: line, mark: line }
  }
  if (form === 'markdown') {
    const mark = `<!-- trialdiff:${letter.id} -->\n`
    return { entry: `# ${letter.subject}\n\n${letter.markdown}\n${mark}\n`, mark: `\n${mark}` }
  }
  const mark = `Message ${letter.id}, ${letter.digest.at}\n`
  return { entry: `${letter.subject}\n\n${letter.text}${mark}\n`, mark: `\n${mark}` }
}
