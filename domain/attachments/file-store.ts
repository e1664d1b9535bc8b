import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { env } from '#env'
import { openDiskStore } from './disk-store.ts'
import { openS3Store } from './s3-store.ts'
import { stageFile, sweepStaged } from './stage-file.ts'
import type { ByteRange, FileStore } from './stored-files.ts'

export type { ByteRange, FileStore } from './stored-files.ts'

/** Next's bundle and the server load separate copies of this file: the store is the process's. */
const PLACE = Symbol.for('preau.file-store')
const holder = globalThis as { [PLACE]?: Promise<FileStore> }

/**
 * The store that `STORAGE_URL` names, opened at the first call, which the server makes at start: a setting that cannot
 * be used throws `BadSettings`.
 */
export function fileStore(): Promise<FileStore> {
  holder[PLACE] ??= openFileStore(env().storageUrl, env().dataFolder).catch((error: unknown) => {
    delete holder[PLACE]
    throw error
  })
  return holder[PLACE]
}

/** Opens the store at `url` (`file:` or `s3:`); leftovers of uploads that were killed an hour ago and more are removed. */
export async function openFileStore(url: string, dataFolder: string): Promise<FileStore> {
  const store = url.startsWith('s3:') ? await openS3Store(url, dataFolder) : await openDiskStore(url)
  await sweepStaged(store.incoming)
  return store
}

/** Stores content under its hash, all or nothing. Throws when the content has another hash. */
export async function putFile(sha256: string, content: Readable | Buffer, store?: FileStore): Promise<void> {
  const files = store ?? (await fileStore())
  const staged = await stageFile(Buffer.isBuffer(content) ? Readable.from([content]) : content, files.incoming)
  try {
    if (staged.sha256 !== sha256) throw new Error('the content has another SHA-256')
    await files.adopt(sha256, staged.path, staged.size)
  } finally {
    await rm(staged.path, { force: true })
  }
}

/** Opens a stored file, or a part of it. Rejects when it is not there. */
export async function openFile(sha256: string, range?: ByteRange, store?: FileStore): Promise<Readable> {
  const files = store ?? (await fileStore())
  return files.open(sha256, range)
}
