/** Inflating gzip as it comes, member after member. */
import type { Meter } from './meter.js'
import { trouble } from './trouble.js'

const pieceSize = 262_144

/**
 * @throws FormatError `broken-archive` where it is damaged or ends too early, `decompression-bomb` where it inflates
 * beyond all measure; what was yielded before remains good
 */
export async function* inflateGzip(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  meter: Meter,
): AsyncGenerator<Uint8Array> {
  const [{ createGunzip }, { pipeline, Readable }] = await Promise.all([import('node:zlib'), import('node:stream')])
  const inflated = createGunzip({ chunkSize: pieceSize })
  // The iteration below hears of every error.
  pipeline(Readable.from(chunks, { objectMode: true, highWaterMark: 1 }), inflated, () => {})
  try {
    for await (const piece of inflated as AsyncIterable<Uint8Array>) {
      meter.countInflated(piece.length)
      yield piece
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (!code.startsWith('Z_')) throw cause
    const what = code === 'Z_BUF_ERROR' ? 'ends too early' : 'is damaged'
    throw trouble('broken-archive', name, `The gzip archive ${what}; fetch it again.`, cause)
  }
}
