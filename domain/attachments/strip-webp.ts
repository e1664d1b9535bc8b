import type { ByteReader } from './byte-reader.ts'
import { ImageDamaged } from './image-damaged.ts'

const HEAD = 12
const MOST_CHUNKS = 100_000
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** « There is Exif » and « there is XMP » in the flags of VP8X. */
const TELLS = 0x08 | 0x04

type Chunk = { start: number; size: number; kind: string }

/**
 * A WebP (RFC 9649) without Exif, XMP and unknown chunks, and without what follows its end. The size stands in front, so
 * the file is read twice: `reopen` gives a reader at its beginning. Throws `ImageDamaged` when nothing can be drawn.
 */
export async function* stripWebp(reopen: () => Promise<ByteReader>): AsyncGenerator<Buffer> {
  const kept = await withReader(reopen, listKept)
  if (kept.length === 0) throw new ImageDamaged()
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + kept.reduce((sum, { size }) => sum + size, 0), 4)
  yield head
  const reader = await reopen()
  try {
    let at = 0
    for (const { start, size, kind } of kept) {
      reader.skip(start - at)
      yield* kind === 'VP8X' ? withoutFlags(reader, size) : reader.copy(size)
      at = start + size
    }
  } finally {
    await reader.close()
  }
}

async function listKept(reader: ByteReader): Promise<Chunk[]> {
  const kept: Chunk[] = []
  reader.skip(HEAD)
  let start = HEAD
  let chunks = 0
  for (let head = await reader.take(8); head; head = await reader.take(8)) {
    if (++chunks > MOST_CHUNKS) throw new ImageDamaged()
    const body = head.readUInt32LE(4)
    const size = 8 + body + (body % 2)
    const kind = head.toString('latin1', 0, 4)
    if (KEPT.has(kind)) kept.push({ start, size, kind })
    reader.skip(size - 8)
    start += size
  }
  return kept
}

async function* withoutFlags(reader: ByteReader, size: number): AsyncGenerator<Buffer> {
  const start = Buffer.from(await reader.peek(9))
  reader.skip(start.length)
  if (start.length === 9) start.writeUInt8(start.readUInt8(8) & ~TELLS, 8)
  yield start
  yield* reader.copy(size - start.length)
}

async function withReader<T>(reopen: () => Promise<ByteReader>, work: (reader: ByteReader) => Promise<T>): Promise<T> {
  const reader = await reopen()
  try {
    return await work(reader)
  } finally {
    await reader.close()
  }
}
