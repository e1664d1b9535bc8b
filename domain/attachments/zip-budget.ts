import { type FileHandle, open } from 'node:fs/promises'

/** What an archive may unpack to: far beyond a term's homework, far below what fills a disk. */
export const ZIP_BUDGET = { entries: 2000, bytes: 200 * 1024 * 1024, ratio: 200, directoryBytes: 4 * 1024 * 1024 } as const

/** Below this an archive may be as dense as it likes: empty spreadsheets compress a thousandfold. */
const RATIO_COUNTS_FROM = 20 * 1024 * 1024

const END = 0x06054b50
const END_64_LOCATOR = 0x07064b50
const END_64 = 0x06064b50
const ENTRY = 0x02014b50
const END_SIZE = 22
const LOCATOR_SIZE = 20
const LONGEST_COMMENT = 0xffff

/** `end` is where the record behind the directory begins, `offset` where that record says that the directory begins. */
type Directory = { entries: number; size: number; offset: number; end: number }

/**
 * Whether the archive at `path` keeps to the budget, by its central directory (APPNOTE 6.3.10, 4.3.12) and without
 * unpacking anything: entries, sizes as declared, ratio, and parts that are used twice (the « better zip bomb »).
 * An archive without a directory that can be read does not; a file that is no archive does, also when it holds one
 * somewhere (a table inside of a text document).
 */
export async function keepsZipBudget(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const isArchive = (await bytesAt(handle, 0, 2)).toString('latin1') === 'PK'
    const directory = await findDirectory(handle, size)
    if (!directory || (isArchive && directory.offset + directory.size !== directory.end)) return !isArchive
    return (await directoryKeepsBudget(handle, directory, size)) ?? !isArchive
  } finally {
    await handle.close()
  }
}

async function findDirectory(handle: FileHandle, size: number): Promise<Directory | null> {
  const length = Math.min(size, END_SIZE + LONGEST_COMMENT + LOCATOR_SIZE)
  const start = size - length
  const tail = await bytesAt(handle, start, length)
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END || tail.readUInt16LE(at + 20) > tail.length - at - END_SIZE) continue
    const locator = at >= LOCATOR_SIZE ? tail.subarray(at - LOCATOR_SIZE, at) : null
    if (locator?.readUInt32LE() === END_64_LOCATOR) return largeDirectory(handle, Number(locator.readBigUInt64LE(8)), size)
    return {
      entries: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
      end: start + at,
    }
  }
  return null
}

/** Zip64: an archive that needs it is beyond the budget, but some programs write it without need. */
async function largeDirectory(handle: FileHandle, at: number, size: number): Promise<Directory> {
  const nothing = { entries: Infinity, size: Infinity, offset: Infinity, end: at }
  if (at + 56 > size) return nothing
  const end = await bytesAt(handle, at, 56)
  if (end.length < 56 || end.readUInt32LE() !== END_64) return nothing
  const number = (position: number) => Number(end.readBigUInt64LE(position))
  return { entries: number(32), size: number(40), offset: number(48), end: at }
}

/** Null when what stands there is no directory. */
async function directoryKeepsBudget(handle: FileHandle, directory: Directory, fileSize: number): Promise<boolean | null> {
  const { entries, size, end } = directory
  if (size > end) return null
  if (size > ZIP_BUDGET.directoryBytes) return false
  const listed = sumEntries(await bytesAt(handle, end - size, size))
  if (!listed || listed.count !== entries) return null
  const dense = listed.unpacked > RATIO_COUNTS_FROM && listed.unpacked > ZIP_BUDGET.ratio * listed.packed
  return entries <= ZIP_BUDGET.entries && listed.unpacked <= ZIP_BUDGET.bytes && listed.packed <= fileSize && !dense
}

type Sums = { count: number; packed: number; unpacked: number }

function sumEntries(directory: Buffer): Sums | null {
  const sums = { count: 0, packed: 0, unpacked: 0 }
  let at = 0
  while (at < directory.length) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return null
    sums.count += 1
    sums.packed += directory.readUInt32LE(at + 20)
    // 0xFFFFFFFF stands for a size of 4 GB and more: beyond the budget by itself.
    sums.unpacked += directory.readUInt32LE(at + 24)
    at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return sums
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
