import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { env } from '#env'

/** Where the files of an import lie while they are read. */
export function uploadFolder(id: string): string {
  return join(resolve(env().dataFolder), 'imports', id)
}

/** Files that are done with hold the data of families: they go at once. */
export async function removeUploads(ids: string[]): Promise<void> {
  for (const id of ids) await rm(uploadFolder(id), { recursive: true, force: true })
}
