/** Kinds of data that are no text of a record, told by their first bytes, and what to do with each. */

export interface Kind {
  /** What `open` opens; all else is refused. */
  opens?: 'zip' | 'gzip'
  title: string
  advice: string
  /** Its first bytes as Latin-1; `?` stands for any byte. */
  begins: string
}

/** How many bytes have to be there for every kind to be told. */
export const headLength = 512

const saveAsText = 'save it as plain text or HTML and read that'
const saveAsPage = 'save it as “HTML only” and read that'
const unpack = 'unpack it and read what is in it'
const noPicture = 'pictures cannot be read, give the record itself as JSON, XML, HTML or text'

const zip = 'PK\x03\x04'
const inZip = `${zip}${'?'.repeat(26)}`

/** Most particular first: an Office document is a zip too. */
const kinds: readonly Kind[] = [
  { title: 'an Office document (.docx, .xlsx)', advice: saveAsText, begins: `${inZip}[Content_Types].xml` },
  { title: 'an OpenDocument or e-book file', advice: saveAsText, begins: `${inZip}mimetype` },
  { opens: 'zip', title: 'a zip archive', advice: unpack, begins: zip },
  { opens: 'zip', title: 'an empty zip archive', advice: unpack, begins: 'PK\x05\x06' },
  { opens: 'zip', title: 'an empty zip archive', advice: unpack, begins: 'PK\x06\x06' },
  { opens: 'gzip', title: 'a gzip archive', advice: unpack, begins: '\x1f\x8b' },
  // The mark ends in a zero, as no word of a text does: the letters alone may stand in a record at this very place.
  { title: 'a tar archive', advice: 'unpack it and read the folder', begins: `${'?'.repeat(257)}ustar\0` },
  { title: 'a tar archive', advice: 'unpack it and read the folder', begins: `${'?'.repeat(257)}ustar  \0` },
  { title: 'a bzip2 archive', advice: unpack, begins: 'BZh?1AY&SY' },
  { title: 'an xz archive', advice: unpack, begins: '\xfd7zXZ\0' },
  { title: 'a Zstandard archive', advice: unpack, begins: '\x28\xb5\x2f\xfd' },
  { title: 'a 7-Zip archive', advice: unpack, begins: '7z\xbc\xaf\x27\x1c' },
  { title: 'a RAR archive', advice: unpack, begins: 'Rar!\x1a\x07' },
  { title: 'a PDF', advice: saveAsText, begins: '%PDF-' },
  { title: 'an older Office document (.doc, .xls)', advice: saveAsText, begins: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { title: 'a rich text document (.rtf)', advice: saveAsText, begins: '{\\rtf' },
  { title: 'a web archive of Safari', advice: saveAsText, begins: 'bplist00' },
  { title: 'a page with its pictures in one file (.mhtml)', advice: saveAsPage, begins: 'From: <Saved by ' },
  { title: 'a page with its pictures in one file (.mhtml)', advice: saveAsPage, begins: 'MIME-Version: ' },
  { title: 'a PNG picture', advice: noPicture, begins: '\x89PNG\r\n' },
  { title: 'a JPEG picture', advice: noPicture, begins: '\xff\xd8\xff' },
  { title: 'a GIF picture', advice: noPicture, begins: 'GIF8' },
  { title: 'a WebP picture', advice: noPicture, begins: 'RIFF????WEBP' },
  { title: 'a TIFF picture', advice: noPicture, begins: 'II*\0' },
  { title: 'a TIFF picture', advice: noPicture, begins: 'MM\0*' },
  { title: 'an SQLite database', advice: 'export its records as JSON, one a line', begins: 'SQLite format 3\0' },
]

/** The kind of data that begins so; undefined where it may be a text. */
export function kindOf(head: Uint8Array): Kind | undefined {
  return kinds.find((kind) => matches(head, kind.begins))
}

function matches(head: Uint8Array, begins: string): boolean {
  for (let at = 0; at < begins.length; at++) {
    const code = begins.charCodeAt(at)
    if (code !== questionMark && head[at] !== code) return false
  }
  return head.length >= begins.length
}

const questionMark = 63
