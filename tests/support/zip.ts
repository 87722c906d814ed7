/** Writes zip archives byte by byte, so that they can be as odd as an archive can be. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string | Uint8Array
  content: string | Uint8Array
  /** 8, deflated, unless given; 0 is stored. */
  method?: number
  /** Bit 0: encrypted. Bit 11, the name is UTF-8, unless given. */
  flags?: number
  /** What the archive says of the content, where that is not true. */
  says?: { size?: number; crc?: number }
}

export interface ZipOptions {
  /** Sizes and places in the fields of Zip64. */
  isZip64?: boolean
  disk?: number
}

const nameIsUtf8 = 0x800
const inZip64 = 0xffffffff

export function zipOf(parts: readonly ZipPart[], { isZip64 = false, disk = 0 }: ZipOptions = {}): Buffer {
  const locals: Buffer[] = []
  const list: Buffer[] = []
  let place = 0
  for (const { name, content, method = 8, flags = nameIsUtf8, says = {} } of parts) {
    const label = Buffer.from(name)
    const bytes = Buffer.from(content)
    const packed = method === 8 ? deflateRawSync(bytes) : bytes
    const { size = bytes.length, crc = crc32(bytes) } = says
    const large = isZip64 ? numbers([2, 1], [2, 24], [8, size], [8, packed.length], [8, place]) : Buffer.of()
    const sizes = isZip64
      ? numbers([4, crc], [4, inZip64], [4, inZip64])
      : numbers([4, crc], [4, packed.length], [4, size])
    const fields = Buffer.concat([numbers([2, 45], [2, flags], [2, method], [4, 0]), sizes, numbers([2, label.length])])
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, numbers([2, 0]), label, packed])
    list.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02'),
        numbers([2, 45]),
        fields,
        numbers([2, large.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, isZip64 ? inZip64 : place]),
        label,
        large,
      ]),
    )
    locals.push(local)
    place += local.length
  }
  const size = Buffer.concat(list).length
  return Buffer.concat([...locals, ...list, ...end({ place, size, count: parts.length, isZip64, disk })])
}

interface End {
  place: number
  size: number
  count: number
  isZip64: boolean
  disk: number
}

function end({ place, size, count, isZip64, disk }: End): Buffer[] {
  const plain = [
    Buffer.from('PK\x05\x06'),
    numbers([2, disk], [2, disk], [2, isZip64 ? 0xffff : count], [2, isZip64 ? 0xffff : count]),
    isZip64 ? numbers([4, inZip64], [4, inZip64], [2, 0]) : numbers([4, size], [4, place], [2, 0]),
  ]
  if (!isZip64) return plain
  return [
    Buffer.from('PK\x06\x06'),
    numbers([8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, place]),
    Buffer.from('PK\x06\x07'),
    numbers([4, 0], [8, place + size], [4, 1]),
    ...plain,
  ]
}

/** Little-endian numbers, each with its width in bytes. */
function numbers(...fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([width, value]) => {
      const field = Buffer.alloc(8)
      field.writeBigUInt64LE(BigInt(value))
      return field.subarray(0, width)
    }),
  )
}
