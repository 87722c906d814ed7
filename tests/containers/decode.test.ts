/** Bytes become the text that was meant, in whatever encoding; what had to be mended is said, what is no text is named. */
import { describe, expect, test } from 'vitest'
import { decode, decodeDocument, decodePieces, mendedIn } from '../../src/containers/decode.js'
import { issueSentenceOf, parse, parseAll } from '../../src/index.js'
import { studyJson, studyOf } from '../support/study.js'

const text = '<p>Große Prüfung – “naïve” ≥ 5 µg</p>'
const latin = '<p>Große Prüfung, naïve, 5 µg</p>'

function bigEndian(words: string): Buffer {
  return Buffer.from(words, 'utf16le').swap16()
}

describe('UTF-8 and UTF-16', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first, with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, little end first, without one', Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first, with a mark', bigEndian(`\ufeff${text}`)],
    ['UTF-16, big end first, without one', bigEndian(text)],
    ['a text with a mark', `\ufeff${text}`],
  ])('%s', (_, input) => {
    expect(decodeDocument(input)).toEqual({ text, mended: undefined })
    expect([...decodePieces(input, 7)].join('')).toBe(text)
  })
})

describe('what a document says of itself', () => {
  test.each([
    ['XML', (name: string) => `<?xml version="1.0" encoding="${name}"?>${latin}`, 'ISO-8859-1'],
    ['XML in single quotes', (name: string) => `\n<?xml version='1.0' encoding='${name}'?>${latin}`, 'windows-1252'],
    ['a page', (name: string) => `<html><head><meta charset="${name}"></head>${latin}`, 'latin1'],
    ['an older page', (name: string) => `<meta http-equiv="x" content="text/html; charset=${name}">${latin}`, 'cp1252'],
  ])('is believed: %s', (_, document, name) => {
    const said = document(name)
    expect(decodeDocument(Buffer.from(said, 'latin1'))).toEqual({ text: said, mended: undefined })
    expect([...decodePieces(Buffer.from(said, 'latin1'), 11)].join('')).toBe(said)
  })

  test('is Windows-1252 where it says Latin-1', () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset="iso-8859-1">'), Buffer.of(0x93, 0x80, 0xe9, 0x94)])
    expect(decode(bytes)).toBe('<meta charset="iso-8859-1">“€é”')
  })

  test('may be any encoding there is a name for', () => {
    const said = '<?xml version="1.0" encoding="koi8-r"?><p>'
    expect(decode(Buffer.concat([Buffer.from(said), Buffer.of(0xd4, 0xc5, 0xd3, 0xd4)]))).toBe(`${said}тест`)
  })

  test('is not believed where the bytes are UTF-8 all the same', () => {
    const said = `<meta charset="iso-8859-1">${text}`
    expect(decode(Buffer.from(said))).toBe(said)
  })

  test.each(['utf-16', 'klingon'])('is not believed where it cannot be: %s', (name) => {
    const said = `<?xml version="1.0" encoding="${name}"?>${latin}`
    expect(decodeDocument(Buffer.from(said, 'latin1'))).toMatchObject({ text: said, mended: { line: 1 } })
  })
})

describe('bytes that are no UTF-8', () => {
  const mixed = Buffer.concat([
    Buffer.from('{\n "a": "naïve – '),
    Buffer.of(0x93, 0xe9, 0x94),
    Buffer.from(' ≥ 5",\n "b": 1,\n "c": "'),
    Buffer.of(0xb5),
    Buffer.from('g"\n}'),
  ])
  const mended = '{\n "a": "naïve – “é” ≥ 5",\n "b": 1,\n "c": "µg"\n}'

  test('are read as Windows-1252, one by one, and it is said where', () => {
    const found = '{ "a": "naïve – “é” ≥ 5", "b": 1, "c": "µg" }'
    expect(decodeDocument(mixed)).toEqual({ text: mended, mended: { line: 2, lines: 2, found } })
    expect([...decodePieces(mixed, 6)].join('')).toBe(mended)
    expect(mendedIn(mixed)).toMatchObject({ line: 2, lines: 2 })
  })

  test.each([
    ['a sequence that ends too early', [0xe2, 0x82], 'â‚'],
    ['a sequence longer than needed', [0xc0, 0xaf], 'À¯'],
    ['half of a pair', [0xed, 0xa0, 0x80], 'í\u00a0€'],
    ['a character beyond the last', [0xf4, 0x90, 0x80, 0x80], 'ô\x90€€'],
    ['a byte that begins nothing', [0xff, 0x80], 'ÿ€'],
  ])('are told from good ones: %s', (_, bytes, expected) => {
    expect(decode(Buffer.concat([Buffer.from('a≥'), Buffer.of(...bytes), Buffer.from('≥')]))).toBe(`a≥${expected}≥`)
  })

  test('are mended in a time that grows with the document alone', () => {
    const start = performance.now()
    expect(decode(Buffer.alloc(20_000_000, 0xe9))).toHaveLength(20_000_000)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('become an issue of the trial, with its place', async () => {
    const bytes = Buffer.from(studyJson().replace('North Clinic', 'Clínica Norte'), 'latin1')
    const { trial, issues } = await parse(bytes)
    expect(trial.locations?.[0]?.facility).toBe('Clínica Norte')
    expect(issues.map(({ code, place }) => ({ code, place }))).toEqual([
      { code: 'mended-encoding', place: expect.stringMatching(/^line \d+$/) as unknown },
    ])
    expect(issues.map(issueSentenceOf)).toEqual([
      expect.stringMatching(/^line \d+: bytes that are no UTF-8, read as Windows-1252: “.*Clínica Norte.*”$/),
    ])
  })

  test('become an issue of the first trial where there are several', async () => {
    const lines = ['NCT00000001', 'NCT00000002', 'NCT00000003'].map((nctId) => JSON.stringify(studyOf({ nctId })))
    const bytes = Buffer.from(lines.join('\n').replaceAll('South', 'Süd'), 'latin1')
    const found: string[] = []
    for await (const { issues } of parseAll(bytes)) found.push(issues.map(({ place }) => place).join())
    expect(found).toEqual(['line 1 and 2 other lines', '', ''])
  })
})

describe('what is no text is named', () => {
  test.each([
    ['a zip archive', 'PK\x03\x04\x14\0'],
    ['a gzip archive', '\x1f\x8b\x08'],
    ['a tar archive', `${'x'.repeat(257)}ustar\0`],
    ['a PDF', '%PDF-1.7\n'],
    ['an Office document (.docx, .xlsx)', `PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`],
    ['an older Office document (.doc, .xls)', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0'],
    ['a rich text document (.rtf)', '{\\rtf1\\ansi'],
    ['a page with its pictures in one file (.mhtml)', 'From: <Saved by a browser>\r\n'],
    ['a PNG picture', '\x89PNG\r\n\x1a\n\0'],
    ['a JPEG picture', '\xff\xd8\xff\xe0\0'],
    ['a WebP picture', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['binary data', 'abc\0def'],
    ['binary data', '\0\0\0\0\0\0\0\0'],
  ])('%s', (title, bytes) => {
    const sentence = new RegExp(`^The document is ${title.replace(/[().]/g, '\\$&')}, not a .+; .+\\.$`)
    expect(() => decode(Buffer.from(bytes, 'latin1'))).toThrow(sentence)
  })

  test('but the letters of its mark may stand in a record where an archive has them', () => {
    const record = `${'x'.repeat(257)}ustar and more`
    expect(decode(Buffer.from(record))).toBe(record)
  })

  test.each(['', '?', 'P', 'GIF', 'M', '%P', '{\\r', 'BZ'])('but a short text may begin the same: “%s”', (start) => {
    expect(decode(Buffer.from(start))).toBe(start)
  })
})
