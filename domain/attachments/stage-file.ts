import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file on its way: complete and on the disk, not yet in the store. */
export type StagedFile = { path: string; size: number; sha256: string }

export class FileTooLarge extends Error {
  constructor() {
    super('file too large')
    this.name = 'FileTooLarge'
  }
}

/**
 * Writes `source` into `folder` under a random name while counting and hashing, at the pace of the disk. Past `limit`
 * bytes it throws `FileTooLarge`; whatever fails, the source is destroyed and nothing stays.
 */
export async function stageFile(source: Readable | AsyncIterable<Buffer>, folder: string, limit = Infinity): Promise<StagedFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const hash = createHash('sha256')
  let size = 0
  async function* meter(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > limit) throw new FileTooLarge()
      hash.update(chunk)
      yield chunk
    }
  }
  // Opened before anything can fail: a file that is still being opened when it is removed would appear afterwards, and stay.
  const file = await open(path, 'wx', 0o600)
  try {
    // Flushed, since a message that was sent must not lose its files when the machine stops.
    await pipeline(source, meter, file.createWriteStream({ flush: true }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { path, size, sha256: hash.digest('hex') }
}

/** Removes what killed uploads left in `folder`: files that nobody has written to for `age` milliseconds. */
export async function sweepStaged(folder: string, age = 3_600_000): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const touched = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    )
    if (Date.now() - touched > age) await rm(path, { force: true })
  }
}
