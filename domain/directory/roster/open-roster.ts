import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '#domain/refusal'
import type { RosterFile } from './roster.ts'
import { ROSTER_ZIP, zippedFiles } from './zipped-files.ts'

/** A file or folder on disk; `name` is what its owner calls it, the path's last part where there is none. */
export type Brought = { path: string; name?: string }

const READABLE = /\.(csv|txt|tsv|xml)$/i
const MOST_FILES = 100

/**
 * The files in what was brought: single files, zips, and folders of both (one level deep). What is plainly something else (a
 * picture in a folder) is passed over, except when it was brought by itself. Nothing stays open between two readings.
 * Throws `roster-empty`, `roster-too-many-files`, `roster-too-much` and the refusals of `zippedFiles`.
 */
export async function openRoster(brought: Brought[]): Promise<RosterFile[]> {
  const found: RosterFile[] = []
  for (const { path, name } of brought) {
    found.push(...(await filesAt(path, name ?? basename(path))))
    // Zips are small one by one: what they unpack to together is what will be read.
    if (found.reduce((sum, { bytes }) => sum + bytes, 0) > ROSTER_ZIP.bytes)
      throw new Refusal('roster-too-much', { megabytes: ROSTER_ZIP.bytes / 1024 / 1024 }, 'file')
  }
  if (found.length === 0) throw new Refusal('roster-empty')
  if (found.length > MOST_FILES) throw new Refusal('roster-too-many-files', { limit: MOST_FILES })
  return found
}

export const isReadableName = (name: string) => READABLE.test(name) && !/(^|\/)(\.|__MACOSX\/)/.test(name)

async function filesAt(path: string, name: string): Promise<RosterFile[]> {
  const found = await stat(path)
  if (!found.isDirectory()) return (await isZip(path)) ? zippedFiles(path, name) : [diskFile(path, name, found.size)]
  const files: RosterFile[] = []
  for (const child of (await readdir(path, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (child.isFile() && (isReadableName(child.name) || /\.zip$/i.test(child.name)))
      files.push(...(await filesAt(join(path, child.name), child.name)))
  }
  return files
}

function diskFile(path: string, name: string, bytes: number): RosterFile {
  return { name, bytes, open: () => createReadStream(path) }
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && ['PK\x03\x04', 'PK\x05\x06'].includes(buffer.toString('latin1'))
  } finally {
    await handle.close()
  }
}
