import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BadSettings } from '#env'
import type { FileStore } from './file-store.ts'
import { keyOf } from './store-key.ts'

/**
 * Files in a folder of this machine. Not through flydrive's disk driver: it copies where renaming makes a file appear
 * whole or not at all, and it cannot read a part of a file.
 */
export async function openDiskStore(url: string): Promise<FileStore> {
  const root = folderOf(url)
  const incoming = join(root, 'incoming')
  await makeFolder(incoming)
  return {
    incoming,
    async adopt(sha256, path) {
      const place = join(root, keyOf(sha256))
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(path, place)
    },
    async open(sha256, range) {
      const handle = await open(join(root, keyOf(sha256)))
      return handle.createReadStream(range)
    },
  }
}

/** `file:` may be followed by a path from here (the default), or stand in a whole `file:///` address. */
function folderOf(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length))
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new BadSettings([
      `STORAGE_URL n'est pas utilisable : impossible de créer le dossier ${folder} (${(error as NodeJS.ErrnoException).code}).`,
    ])
  }
}
