import { ByteReader } from './byte-reader.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'
import { stripWebp } from './strip-webp.ts'

export { ImageDamaged } from './image-damaged.ts'

const STRIPPED = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Whether pictures of this type lose their metadata before they are kept. */
export function carriesMetadata(type: string): boolean {
  return STRIPPED.has(type)
}

/**
 * The picture at `path` (a type that `carriesMetadata`) in pieces, without what it tells about where, when and by whom it
 * was taken: a pupil's photo must not say where the pupil lives. Throws `ImageDamaged`.
 */
export async function* stripImageMetadata(path: string, type: string): AsyncGenerator<Buffer> {
  if (type === 'image/webp') return yield* stripWebp(() => ByteReader.open(path))
  const reader = await ByteReader.open(path)
  try {
    yield* type === 'image/png' ? stripPng(reader) : stripJpeg(reader)
  } finally {
    await reader.close()
  }
}
