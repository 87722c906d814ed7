/** The record elements of an XML document: lazily, one after the other, and a clear sentence where it breaks. */
import { describe, expect, test } from 'vitest'
import type { XmlElement } from '../../../parsers/xml/element.js'
import { elementsNamed } from '../../../parsers/xml/elements.js'

const names = new Set(['record'])

function read(document: string | Uint8Array): XmlElement[] {
  return [...elementsNamed(document, names)]
}

function textsIn(document: string | Uint8Array): string[] {
  return read(document).map(({ text }) => text)
}

describe('what is read', () => {
  test('an element is a tree of its own', () => {
    const [record] = read('<record rank="1">\n  <title>A &lt; B &#38; C</title>\n  <empty/><!-- aside -->\n</record>')
    expect(record).toEqual({
      name: 'record',
      attributes: { rank: '1' },
      text: '',
      children: [
        { name: 'title', attributes: {}, text: 'A < B & C', children: [] },
        { name: 'empty', attributes: {}, text: '', children: [] },
      ],
    })
  })

  test.each([
    ['alone', '<record>1</record>', ['1']],
    [
      'within other elements',
      '<all><count>2</count><record>1</record><page><record>2</record></page></all>',
      ['1', '2'],
    ],
    [
      'several documents in one file',
      '<?xml version="1.0"?>\n<record>1</record>\n\n<?xml version="1.0"?><record>2</record>\n',
      ['1', '2'],
    ],
    [
      'a DOCTYPE before each',
      '<!DOCTYPE record SYSTEM "https://example.org/a.dtd">\n<record>1</record><!DOCTYPE record SYSTEM "a.dtd"><record>2</record>',
      ['1', '2'],
    ],
    [
      'a byte order mark before each',
      '\ufeff<record>1</record>\n\ufeff<?xml version="1.0"?><record>2</record>',
      ['1', '2'],
    ],
    ['blank lines and comments around', '\n \n<?xml version="1.0"?><!-- a --><record>1</record><!-- b -->\n', ['1']],
    ['a CDATA section', '<record>1 <![CDATA[<2>]]></record>', ['1 <2>']],
    ['Windows line ends', '<record>1\r\n2</record>\r\n', ['1\n2']],
    ['none', '<other/>', []],
  ])('%s', (_what, document, expected) => {
    expect(textsIn(document)).toEqual(expected)
    expect(textsIn(Buffer.from(document))).toEqual(expected)
  })

  test('UTF-16 with a byte order mark', () => {
    expect(textsIn(Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><record>é</record>', 'utf16le'))).toEqual([
      'é',
    ])
  })

  test('wherever the document is cut into pieces', () => {
    const document = '\ufeff<?xml version="1.0"?>\r\n<record>1 \u{1d4d0} &amp;\r\n</record>\r\n'
    for (let shift = 0; shift < document.length; shift++) {
      const filler = ' '.repeat(524_288 - shift)
      expect(textsIn(filler + document + document)).toEqual(['1 \u{1d4d0} &\n', '1 \u{1d4d0} &\n'])
    }
  })

  test('a copy from a browser, wherever it is cut into pieces', () => {
    const note = 'This XML file does not appear to have any style information associated with it.\n'
    const document = '<record>1 & 2 < 3 &amp; &</record>'
    for (let shift = 0; shift < document.length; shift++) {
      const filler = ' '.repeat(524_288 - note.length - shift)
      expect(textsIn(note + filler + document)).toEqual(['1 & 2 < 3 & &'])
    }
  })

  test('the first, before the rest has been looked at', () => {
    const elements = elementsNamed(`<all><record>1</record>${' '.repeat(1_000_000)}<broken`, names)
    expect(elements.next().value?.text).toBe('1')
    expect(() => elements.next()).toThrow('ends too early')
  })
})

describe('what is refused', () => {
  test.each([
    ['cut within a tag', '<record>\n<title', 'truncated-xml', 'line 2, column 6'],
    ['cut within a text', '<record>\n<title>A', 'truncated-xml', 'line 2, column 8'],
    ['cut in its prolog', '<?xml version="1.0"', 'truncated-xml', 'line 1'],
    ['the wrong end tag', '<record>\n<title></record>', 'malformed-xml', 'line 2, column 16 (unexpected close tag)'],
    ['the wrong end tag of the root', '<record>1</other>', 'malformed-xml', 'line 1, column 17'],
    ['text after the end', '<record>1</record> <b>2</b> text', 'malformed-xml', 'line 1'],
    ['a second document that is cut', '<record>1</record>\n<record>\n<a>', 'truncated-xml', 'line 3, column 3'],
    ['an undefined entity', '<record>a&nbsp;b</record>', 'malformed-xml', 'undefined entity'],
    ['an entity that JavaScript knows', '<record>&constructor;</record>', 'malformed-xml', 'undefined entity'],
  ])('%s', (_what, document, code, message) => {
    expect(() => read(document)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }))
  })

  test('entities of its own, which are not expanded', () => {
    const laughs = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><record>&b;</record>'
    expect(() => read(laughs)).toThrow('undefined entity')
  })

  test('elements nested without end', () => {
    expect(() => read('<a>'.repeat(1_000_000))).toThrow('nests deeper than 100 elements')
    expect(() => read(`<record>${'<a>'.repeat(1_000_000)}`)).toThrow('nests deeper than 100 elements')
  })

  test('the mended record is not handed over, those before it are', () => {
    const elements = elementsNamed('<all><record>1</record><record>2</all>', names)
    expect(elements.next().value?.text).toBe('1')
    expect(() => elements.next()).toThrow('unexpected close tag')
  })

  test.each([
    ['attribute', '<record a="', 'a'.repeat(65_536), 1100],
    ['text', '<record>', 'a'.repeat(65_536), 1100],
    ['comment outside', '<all><!--', 'a'.repeat(65_536), 1100],
    ['list of elements', '<record>', '<a/>'.repeat(16_384), 200],
  ])('a %s without end', (_what, opening, piece, times) => {
    const document = Buffer.from(opening + piece.repeat(times))
    expect(() => read(document)).toThrow(expect.objectContaining({ code: 'document-too-large' }))
  })
})
