/** Whatever documents are packed in, they come out one by one, each under a name that says where it stands. */
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { documentsAt, documentsIn, type Document, type OpenOptions } from '../../src/index.js'
import { temporaryFolder } from '../support/command.js'
import { zipOf, type ZipPart } from '../support/zip.js'

const folder = temporaryFolder()

function at(name: string): string {
  return join(folder.path, name)
}

/** Each document as its name and its text. */
async function listOf(documents: AsyncIterable<Document>): Promise<string[]> {
  const list: string[] = []
  for await (const { name, content } of documents) list.push(`${name}: ${Buffer.from(content).toString('utf8')}`)
  return list.map((each) => each.replace(`${folder.path}/`, ''))
}

function listAt(name: string, content: string | Uint8Array, options?: OpenOptions): Promise<string[]> {
  return listOf(documentsAt(at(folder.write(name, content)), options))
}

/** What can be opened, and a line for each thing that cannot. */
async function listWithTrouble(bytes: Uint8Array): Promise<{ documents: string[]; trouble: string[] }> {
  const trouble: string[] = []
  const onUnreadable: OpenOptions['onUnreadable'] = ({ code, message }) => trouble.push(`${message} [${code}]`)
  return { documents: await listOf(documentsIn('a.zip', bytes, { onUnreadable })), trouble }
}

const parts: ZipPart[] = [
  { name: '35/b.json', content: 'bee' },
  { name: '35/a.json', content: 'ay', method: 0 },
]

describe('a file', () => {
  test('is a document of its own', async () => {
    expect(await listAt('plain.txt', 'Hello')).toEqual(['plain.txt: Hello'])
    expect(await listAt('nothing.txt', '')).toEqual(['nothing.txt: '])
  })

  test('is told by its content, not by its name', async () => {
    expect(await listAt('not-a.zip', 'Hello')).toEqual(['not-a.zip: Hello'])
    expect(await listAt('a-zip.json', zipOf(parts))).toHaveLength(2)
  })

  test('that is larger than what is read at once', async () => {
    const large = 'x'.repeat(3_000_000)
    expect(await listAt('large.txt', large)).toEqual([`large.txt: ${large}`])
  })
})

describe('a zip', () => {
  const expected = ['z.zip/35/b.json: bee', 'z.zip/35/a.json: ay']

  test('gives its entries in its own order', async () => {
    expect(await listAt('z.zip', zipOf(parts))).toEqual(expected)
  })

  test('of the large kind, Zip64', async () => {
    expect(await listAt('z.zip', zipOf(parts, { isZip64: true }))).toEqual(expected)
  })

  test('that comes in pieces', async () => {
    const bytes = zipOf(parts)
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let start = 0; start < bytes.length; start += 7) yield bytes.subarray(start, start + 7)
    }
    expect(await listOf(documentsIn('z.zip', pieces()))).toEqual(expected)
  })

  test('with names of all kinds', async () => {
    const names = ['Größe.json', './here.json', 'win\\dows.json', 'line\nbreak.json', Uint8Array.of(0x81, 0x2e, 0x74)]
    const zip = zipOf(names.map((name) => ({ name, content: '', ...(typeof name !== 'string' && { flags: 0 }) })))
    expect(await listOf(documentsIn('a', zip))).toEqual([
      'a/Größe.json: ',
      'a/here.json: ',
      'a/win/dows.json: ',
      'a/line\ufffdbreak.json: ',
      'a/ü.t: ',
    ])
  })

  test('with two entries of one name gives both', async () => {
    const zip = zipOf(['one', 'two'].map((content) => ({ name: 'a.json', content })))
    expect(await listOf(documentsIn('a', zip))).toEqual(['a/a.json: one', 'a/a.json: two'])
  })

  test('without what operating systems put into it', async () => {
    const names = ['folder/', '__MACOSX/._a.json', '.DS_Store', 'sub/.DS_Store', 'Thumbs.db', '.git/config', 'a.json']
    const zip = zipOf(names.map((name) => ({ name, content: name.endsWith('/') ? '' : 'x' })))
    expect(await listOf(documentsIn('a', zip))).toEqual(['a/a.json: x'])
  })

  test('one broken entry does not hide the others', async () => {
    const zip = zipOf([
      { name: '../up.json', content: 'x' },
      { name: '/root.json', content: 'x' },
      { name: 'C:\\disk.json', content: 'x' },
      { name: 'secret.json', content: 'x', flags: 0x801 },
      { name: 'rare.json', content: 'x', method: 12 },
      { name: 'crc.json', content: 'x', says: { crc: 1 } },
      { name: 'longer.json', content: 'xxxx', says: { size: 3 } },
      { name: 'shorter.json', content: 'xxxx', says: { size: 5 } },
      { name: 'stored.json', content: 'xxxx', method: 0, says: { size: 5 } },
      { name: 'good.json', content: 'good' },
    ])
    const { documents, trouble } = await listWithTrouble(zip)
    expect(documents).toEqual(['a.zip/good.json: good'])
    const damaged = 'It is damaged: its size or its checksum is not what the archive says; fetch the archive again.'
    expect(trouble).toEqual([
      'a.zip/../up.json: Its name leads out of the archive, as in one made to do harm; it was not read. [refused-entry]',
      'a.zip//root.json: Its name leads out of the archive, as in one made to do harm; it was not read. [refused-entry]',
      'a.zip/C:/disk.json: Its name leads out of the archive, as in one made to do harm; it was not read. [refused-entry]',
      'a.zip/secret.json: It is encrypted, unpack the archive with its password; it was not read. [refused-entry]',
      'a.zip/rare.json: It is packed by the rare method 12; it was not read. [refused-entry]',
      ...['crc', 'longer', 'shorter', 'stored'].map((name) => `a.zip/${name}.json: ${damaged} [broken-archive]`),
    ])
  })

  test.each([
    ['cut in two', zipOf(parts).subarray(0, 60), 'broken-archive'],
    ['without the end of its list', zipOf(parts).subarray(0, -23), 'broken-archive'],
    ['whose list is somewhere else', Buffer.concat([zipOf(parts).subarray(0, 40), zipOf(parts)]), 'broken-archive'],
    ['that is one of several parts', zipOf(parts, { disk: 3 }), 'refused-entry'],
  ])('%s', async (_, zip, code) => {
    const { trouble } = await listWithTrouble(zip)
    expect(trouble).toEqual([expect.stringMatching(new RegExp(`^a\\.zip: .+\\. \\[${code}\\]$`))])
  })

  test('without a listener, the first trouble ends it', async () => {
    const zip = zipOf([{ name: 'crc.json', content: 'x', says: { crc: 1 } }, ...parts])
    await expect(listOf(documentsIn('a', zip))).rejects.toMatchObject({ code: 'broken-archive' })
  })
})

describe('a gzip', () => {
  test('is what is in it', async () => {
    expect(await listAt('a.gz', gzipSync('Hello'))).toEqual(['a.gz: Hello'])
  })

  test('of several members', async () => {
    expect(await listAt('a.gz', Buffer.concat([gzipSync('Hello'), gzipSync(', you')]))).toEqual(['a.gz: Hello, you'])
  })

  test.each([
    ['that ends too early', gzipSync('Hello').subarray(0, -5)],
    ['whose checksum is wrong', Buffer.concat([gzipSync('Hello').subarray(0, -8), Buffer.alloc(8, 1)])],
  ])('%s', async (_, bytes) => {
    await expect(listAt('broken.gz', bytes)).rejects.toMatchObject({ code: 'broken-archive' })
  })
})

describe('archives in archives', () => {
  test('are opened', async () => {
    const inner = zipOf([{ name: 'a.json', content: 'ay' }])
    const zip = zipOf([
      { name: 'in.zip', content: inner },
      { name: 'b.gz', content: gzipSync('bee') },
      { name: 'c.json', content: 'see' },
    ])
    expect(await listAt('out.gz', gzipSync(zip))).toEqual([
      'out.gz/in.zip/a.json: ay',
      'out.gz/b.gz: bee',
      'out.gz/c.json: see',
    ])
  })

  test('to a depth of three', async () => {
    let zip = zipOf(parts)
    for (let depth = 0; depth < 3; depth++) zip = zipOf([{ name: 'z.zip', content: zip }])
    const { documents, trouble } = await listWithTrouble(zip)
    expect(documents).toEqual([])
    expect(trouble).toEqual([expect.stringMatching(/^a\.zip\/z\.zip\/z\.zip\/z\.zip: .+ \[refused-entry\]$/)])
  })
})

describe('a folder', () => {
  test('gives the files in it and in its folders, by name', async () => {
    for (const name of ['f/b/2.txt', 'f/b/10.txt', 'f/a.txt', 'f/c.txt', 'f/.hidden/x', 'f/.DS_Store']) {
      folder.write(name, 'x')
    }
    folder.write('f/b/z.zip', zipOf([{ name: 'in.txt', content: 'x' }]))
    expect(await listOf(documentsAt(at('f')))).toEqual([
      'f/a.txt: x',
      'f/b/10.txt: x',
      'f/b/2.txt: x',
      'f/b/z.zip/in.txt: x',
      'f/c.txt: x',
    ])
  })

  test('with links: to files they are followed, to folders they are not', async () => {
    folder.write('l/in/a.txt', 'x')
    folder.write('elsewhere/b.txt', 'x')
    symlinkSync('in/a.txt', at('l/file'))
    symlinkSync('in', at('l/latest'))
    symlinkSync('..', at('l/in/up'))
    symlinkSync('self', at('l/self'))
    symlinkSync('nowhere', at('l/dangling'))
    symlinkSync('../elsewhere', at('l/out'))
    const trouble: string[] = []
    const documents = documentsAt(at('l'), { onUnreadable: ({ code, message }) => trouble.push(`${message} ${code}`) })
    expect(await listOf(documents)).toEqual(['l/file: x', 'l/in/a.txt: x'])
    expect(trouble.map((each) => each.replace(`${folder.path}/`, ''))).toEqual([
      'l/dangling cannot be read: there is no such file or folder. file-trouble',
      'l/in/up: It is a link to a folder, which is not followed; name that folder itself. refused-entry',
      'l/out: It is a link to a folder, which is not followed; name that folder itself. refused-entry',
      'l/self cannot be read: its links lead in a circle. file-trouble',
    ])
  })

  test('that is a link itself is followed', async () => {
    folder.write('real/a.txt', 'x')
    symlinkSync('real', at('linked'))
    expect(await listOf(documentsAt(at('linked')))).toEqual(['linked/a.txt: x'])
  })
})

describe('NDJSON', () => {
  test('is one document a line', async () => {
    expect(await listAt('a.ndjson', '\n{"a":1}\r\n\n{"b":2}\n{oops\n')).toEqual([
      'a.ndjson, line 2: {"a":1}\r',
      'a.ndjson, line 4: {"b":2}',
      'a.ndjson, line 5: {oops',
    ])
  })

  test('in a zip and in a gzip', async () => {
    const lines = '\ufeff{"a":1}\n{"b":2}'
    const zip = zipOf([{ name: 'a.json', content: gzipSync(lines) }])
    expect(await listAt('z.zip', zip)).toEqual(['z.zip/a.json, line 1: \ufeff{"a":1}', 'z.zip/a.json, line 2: {"b":2}'])
  })

  test('with lines longer than what is read at once', async () => {
    const line = `{"a":"${'x'.repeat(2_500_000)}"}`
    const names = (await listAt('long.ndjson', `${line}\n${line}\n${line}`)).map((each) => each.split(':')[0])
    expect(names).toEqual(['long.ndjson, line 1', 'long.ndjson, line 2', 'long.ndjson, line 3'])
  })

  test.each([
    ['an object on one line', '{"a":1}\n \n'],
    ['an object on several lines', '{\n"a":1}\n'],
    ['an array', '[{"a":1},\n{"b":2}]'],
    ['an object with something behind it', '{"a":1} x\n{"b":2}'],
    ['text that begins with a brace', '{a}\n{b}'],
    ['zeros', '{"a":1}\n\0\0'],
  ])('is not %s', async (_, text) => {
    expect(await listAt('one.json', text)).toEqual([`one.json: ${text}`])
  })
})
