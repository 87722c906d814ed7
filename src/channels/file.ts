/** The file channel: letters appended to one file, each of them once. */
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Letter } from '../model/delivery.js'
import type { Channel } from './channel.js'
import { unwritten } from './failure.js'
import { letterJson } from './letter-document.js'
import { textOf } from './reading.js'

const forms = ['text', 'markdown', 'ndjson'] as const
type Form = (typeof forms)[number]

/** A letter is sent again only right after a crash, so that its first copy is looked for near the end. */
const tail = 8 * 1024 * 1024

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
          await mkdir(dirname(path), { recursive: true })
          await append(path, entryOf(letter, form))
        } catch (error) {
          throw unwritten('The file', error)
        }
      },
      async close() {},
    }
  },
}

interface Entry {
  entry: string
  /** Its last words, by which it is known again: they are there only when the whole of it is. */
  mark: string
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

async function append(path: string, { entry, mark }: Entry): Promise<void> {
  const handle = await open(path, 'a+')
  try {
    const end = await endOf(handle)
    if (!end.includes(mark)) {
      // After a crash in the midst of an entry the next one begins on a line of its own.
      await handle.appendFile(end === '' || end.endsWith('\n') ? entry : `\n${entry}`)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function endOf(handle: FileHandle): Promise<string> {
  const { size } = await handle.stat()
  const length = Math.min(size, tail)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length)
  return buffer.toString('utf8', 0, bytesRead)
}
