import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type Database, database } from '#db/client'
import { type AttachmentView, LIMITS } from '#domain/mail/types'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { cleanFileName } from './file-name.ts'
import { type FileStore, fileStore } from './file-store.ts'
import { requireHarmlessName, typeOfBytes } from './file-type.ts'
import { requireSomeRoom } from './quota.ts'
import { forgetAttachment, recordAttachment, requireRoomForUnsent } from './record-attachment.ts'
import { scanFile } from './scan-file.ts'
import { FileTooLarge, type StagedFile, stageFile } from './stage-file.ts'
import { carriesMetadata, ImageDamaged, stripImageMetadata } from './strip-image-metadata.ts'

export type IncomingFile = { name: string; stream: Readable }

/** The largest file, in the unit that its refusal names. */
export const LIMIT_IN_WORDS = { megabytes: LIMITS.attachmentBytes / 1024 / 1024 }

/**
 * Takes a file in while it arrives: counted and hashed on its way to the disk, recognised by its bytes, scanned, pictures
 * freed of their metadata, then stored once by content and entered under the viewer's name. Whatever fails, nothing
 * stays; the stream is destroyed when it was begun. Refuses `file-too-large`, `file-empty`, `file-kind-refused`,
 * `file-infected`, `archive-refused`, `image-damaged`, `too-many-files`, `quota-full`.
 */
export async function receiveFile(
  viewer: Viewer,
  { name: given, stream }: IncomingFile,
  db: Database = database(),
  store?: FileStore,
): Promise<AttachmentView> {
  const name = cleanFileName(given)
  requireHarmlessName(name)
  await requireRoomForUnsent(viewer, db)
  await requireSomeRoom(viewer, db)
  const files = store ?? (await fileStore())
  const staged = await stageWithinLimit(stream, files)
  try {
    const { file, type } = await inspect(staged, name, files)
    return await keep(viewer, { ...file, name, type }, files, db)
  } finally {
    await rm(staged.path, { force: true })
  }
}

/**
 * Entered first, then put into the store: a file that nobody has any more may be on its way out at this moment, and the one
 * who removes it holds its row until it is gone (`collectFiles`). Put first, it could be removed under the entry.
 */
async function keep(
  viewer: Viewer,
  { name, path, size, sha256, type }: StagedFile & { name: string; type: string },
  files: FileStore,
  db: Database,
): Promise<AttachmentView> {
  try {
    const entered = await recordAttachment(viewer, { name, size, sha256, type }, db)
    await files.adopt(sha256, path, size).catch(async (error: unknown) => {
      await forgetAttachment(viewer, entered.id, db)
      throw error
    })
    return entered
  } finally {
    await rm(path, { force: true })
  }
}

async function stageWithinLimit(stream: Readable, { incoming }: FileStore): Promise<StagedFile> {
  try {
    return await stageFile(stream, incoming, LIMITS.attachmentBytes)
  } catch (error) {
    throw error instanceof FileTooLarge ? new Refusal('file-too-large', LIMIT_IN_WORDS, 'file') : error
  }
}

async function inspect(staged: StagedFile, name: string, { incoming }: FileStore): Promise<{ file: StagedFile; type: string }> {
  if (staged.size === 0) throw new Refusal('file-empty', {}, 'file')
  const type = await typeOfBytes(staged.path, name)
  const scanned = await scanFile(staged.path)
  if (scanned.verdict !== 'clean') {
    throw new Refusal(scanned.because === 'archive' ? 'archive-refused' : 'file-infected', {}, 'file')
  }
  return { file: carriesMetadata(type) ? await withoutMetadata(staged, type, incoming) : staged, type }
}

async function withoutMetadata({ path }: StagedFile, type: string, folder: string): Promise<StagedFile> {
  try {
    return await stageFile(stripImageMetadata(path, type), folder)
  } catch (error) {
    throw error instanceof ImageDamaged ? new Refusal('image-damaged', {}, 'file') : error
  }
}
