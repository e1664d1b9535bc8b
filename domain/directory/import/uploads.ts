import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import Busboy from '@fastify/busboy'
import { z } from 'zod'
import { Refusal } from '#domain/refusal'
import { env } from '#env'
import type { Brought } from '../roster/open-roster.ts'

/** Bytes of all files of one import, and how many they may be. */
export const MOST_BYTES = 100_000_000
const MOST_FILES = 100
const AROUND_FILES = 1_000_000
const DAY = 24 * 3600 * 1000

/** Where the files of an import lie while they are read. */
function uploadFolder(id: string): string {
  return join(resolve(env().dataFolder), 'imports', id)
}

/** Files that are done with hold the data of families: they go at once. */
export async function removeUploads(ids: string[]): Promise<void> {
  for (const id of ids) await rm(uploadFolder(id), { recursive: true, force: true })
}

/** Removes the files that lie here since a day for no import among `waiting`: whoever left them was cut short. */
export async function sweepUploads(waiting: string[]): Promise<void> {
  const ids = await readdir(uploadFolder('')).catch(() => [])
  for (const id of ids.filter((one) => !waiting.includes(one))) {
    const { mtimeMs } = await stat(uploadFolder(id)).catch(() => ({ mtimeMs: Date.now() }))
    if (mtimeMs < Date.now() - DAY) await removeUploads([id])
  }
}

/**
 * Keeps the files of a form while they arrive, under numbers; their own names stand in a list beside them. Gives the names. Refuses
 * `import-too-large`, `import-no-file` and `bad-input` for what is no form; then nothing is kept.
 */
export async function keepUploads(id: string, request: Request): Promise<string[]> {
  const folder = uploadFolder(id)
  try {
    if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES + AROUND_FILES) throw new Refusal('import-too-large')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const names = await receive(request, folder)
    if (names.length === 0) throw new Refusal('import-no-file')
    await writeFile(join(folder, 'names.json'), JSON.stringify(names))
    return names
  } catch (error) {
    await removeUploads([id])
    throw error
  }
}

/** The files kept for an import; throws `import-files-gone` when they were read, or lie with another process. */
export async function uploadsOf(id: string): Promise<Brought[]> {
  try {
    const names = z.array(z.string()).parse(JSON.parse(await readFile(join(uploadFolder(id), 'names.json'), 'utf8')))
    return names.map((name, number) => ({ path: join(uploadFolder(id), String(number)), name }))
  } catch {
    throw new Refusal('import-files-gone')
  }
}

async function receive(request: Request, folder: string): Promise<string[]> {
  const parser = parserFor(request)
  const names: string[] = []
  const kept: Promise<unknown>[] = []
  let left = MOST_BYTES
  parser.on('file', (_field, stream, name) => {
    if (!name) return void stream.resume()
    const path = join(folder, String(names.push(name.slice(0, 200)) - 1))
    const limit = new Transform({
      transform(piece: Buffer, _, done) {
        left -= piece.length
        done(left < 0 ? new Refusal('import-too-large') : null, piece)
      },
    })
    const written = pipeline(stream, limit, createWriteStream(path, { mode: 0o600 }))
    written.catch((error) => parser.destroy(error))
    kept.push(written)
  })
  if (!request.body) throw new Refusal('import-no-file')
  await pipeline(Readable.fromWeb(request.body as WebStream, { signal: request.signal }), parser).catch(asRefusal)
  await Promise.all(kept)
  return names
}

function parserFor(request: Request): InstanceType<typeof Busboy> {
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' }
    return new Busboy({
      headers,
      limits: { files: MOST_FILES, parts: MOST_FILES + 10, fields: 10, fieldSize: 1000, headerPairs: 20 },
    })
  } catch {
    throw new Refusal('import-no-file')
  }
}

/** The parser's own errors are plain; those of streams and files carry a code. */
function asRefusal(error: unknown): never {
  const isPlain = error instanceof Error && error.name === 'Error' && !('code' in error)
  throw isPlain ? new Refusal('import-no-file') : error
}
