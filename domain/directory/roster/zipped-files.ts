import { stat } from 'node:fs/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Refusal } from '#domain/refusal'
import { isReadableName } from './open-roster.ts'
import type { RosterFile } from './roster.ts'

/** A large school's exports are a few megabytes: far above that, far below what hurts. */
export const ROSTER_ZIP = { entries: 100, bytes: 500 * 1024 * 1024, ratio: 200, ratioFrom: 20 * 1024 * 1024 } as const

/**
 * The readable files of a zip, by its central directory and within a budget of entries, unpacked bytes and ratio; what an entry
 * unpacks to is held to what it declares while it is read (yauzl). A zip in a zip is refused: exports zipped one by one are
 * brought as several zips. Throws `roster-zip-broken`, `roster-zip-too-large`, `roster-zip-nested`, `roster-zip-locked`,
 * `roster-spreadsheet`.
 */
export async function zippedFiles(path: string, name: string): Promise<RosterFile[]> {
  const zip = await openZip(path, name)
  try {
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      requireBudget(entries.length <= ROSTER_ZIP.entries, name)
    }
    requireHarmless(entries, name, (await stat(path)).size)
    return entries.filter((entry) => isReadableName(entry.fileName)).map((entry) => zippedFile(path, name, entry))
  } catch (cause) {
    throw refusalOf(cause, name)
  } finally {
    zip.close()
  }
}

function requireHarmless(entries: Entry[], file: string, bytes: number): void {
  const unpacked = sum(entries, (entry) => entry.uncompressedSize)
  const packed = sum(entries, (entry) => entry.compressedSize)
  const dense = unpacked > ROSTER_ZIP.ratioFrom && unpacked > ROSTER_ZIP.ratio * packed
  requireBudget(unpacked <= ROSTER_ZIP.bytes && packed <= bytes && !dense, file)
  const refuse = (code: string, wrong: (entry: Entry) => boolean) => {
    const entry = entries.find(wrong)
    if (entry) throw new Refusal(code, { file, inner: entry.fileName }, 'file')
  }
  refuse('roster-spreadsheet', ({ fileName }) => fileName === '[Content_Types].xml' || fileName === 'content.xml')
  refuse('roster-zip-nested', ({ fileName }) => /\.zip$/i.test(fileName))
  refuse('roster-zip-locked', (entry) => entry.isEncrypted())
}

function zippedFile(path: string, zipName: string, entry: Entry): RosterFile {
  return { name: entry.fileName, bytes: entry.uncompressedSize, open: () => unpack(path, zipName, entry) }
}

async function* unpack(path: string, name: string, entry: Entry): AsyncGenerator<Uint8Array> {
  const zip = await openZip(path, name)
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Buffer
  } catch (cause) {
    throw refusalOf(cause, name)
  } finally {
    zip.close()
  }
}

async function openZip(path: string, name: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true })
  } catch (cause) {
    throw refusalOf(cause, name)
  }
}

function requireBudget(kept: boolean, file: string): void {
  if (!kept) throw new Refusal('roster-zip-too-large', { file, megabytes: ROSTER_ZIP.bytes / 1024 / 1024 }, 'file')
}

/** A path that leads out of the archive, a size that lies, a damaged byte: yauzl says each as an error of its own words. */
function refusalOf(cause: unknown, file: string): unknown {
  if (cause instanceof Refusal || (cause as NodeJS.ErrnoException).syscall) return cause
  return new Refusal('roster-zip-broken', { file }, 'file')
}

function sum<T>(list: T[], value: (one: T) => number): number {
  return list.reduce((total, one) => total + value(one), 0)
}
