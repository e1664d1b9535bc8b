import type { ByteReader } from './byte-reader.ts'
import { ImageDamaged } from './image-damaged.ts'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** Chunks that change how the picture looks (PNG 3rd edition, 11); texts, times, Exif and private ones are left out. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT'.split(' '),
)

const MOST_CHUNKS = 100_000

/**
 * A PNG without what it tells beyond the picture, and without what follows its end. Throws `ImageDamaged` when it does
 * not begin as a PNG does; one cut short stays cut short.
 */
export async function* stripPng(reader: ByteReader): AsyncGenerator<Buffer> {
  if (!(await reader.take(8))?.equals(SIGNATURE)) throw new ImageDamaged()
  if ((await reader.peek(8)).toString('latin1', 4) !== 'IHDR') throw new ImageDamaged()
  yield SIGNATURE
  let chunks = 0
  for (let head = await reader.take(8); head; head = await reader.take(8)) {
    if (++chunks > MOST_CHUNKS) throw new ImageDamaged()
    const size = head.readUInt32BE() + 4
    const kind = head.toString('latin1', 4)
    if (KEPT.has(kind)) {
      yield head
      yield* reader.copy(size)
    } else {
      reader.skip(size)
    }
    if (kind === 'IEND') return
  }
}
