import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BadSettings } from '#env'
import { keyOf } from './store-key.ts'
import type { FileStore } from './stored-files.ts'

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
    remove: (sha256) => rm(join(root, keyOf(sha256)), { force: true }),
    list: () => listFolder(root),
    async storedAt(sha256) {
      const found = await stat(join(root, keyOf(sha256))).catch(unlessMissing)
      return found?.mtime ?? null
    },
  }
}

/** Two levels of folders named by two letters, then files named by their hash; whatever else lies there is not ours. */
async function* listFolder(root: string): AsyncGenerator<string> {
  for (const first of await namesIn(root, /^[0-9a-f]{2}$/)) {
    for (const second of await namesIn(join(root, first), /^[0-9a-f]{2}$/))
      yield* await namesIn(join(root, first, second), /^[0-9a-f]{64}$/)
  }
}

async function namesIn(folder: string, pattern: RegExp): Promise<string[]> {
  const names = (await readdir(folder).catch(unlessMissing)) ?? []
  return names.filter((name) => pattern.test(name))
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
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
