import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { type FileStore, fileStore } from './file-store.ts'

/** Days after its upload during which a file that no message or draft holds is kept: somebody may still be writing. */
export const UNSENT_DAYS = 7
/** Hours during which a stored file without an entry is left alone. */
const ORPHAN_HOURS = 24
/** Rows looked at in one statement. */
const PAGE = 1000

/** How much went: entries that no message held, contents that no entry named, and files of the store without either. */
export type Collected = { attachments: number; blobs: number; bytes: number; orphans: number }

/**
 * Lets go of files that nobody has any more: entries that no message and no draft links (7 days after their upload at the
 * earliest), then contents without an entry, then files of the store without a content. `now` is the moment to count from.
 * Safe beside uploads and sends: each row is locked, then looked at again. Once
 * `stopping` is aborted it ends with the signal's reason before the next step. Takes no viewer, since it asks for everybody.
 */
export async function collectFiles(
  now: Date,
  db: Database = database(),
  store?: FileStore,
  stopping?: AbortSignal,
): Promise<Collected> {
  const files = store ?? (await fileStore())
  const attachments = await forgetUnlinked(now, db, stopping)
  const { blobs, bytes } = await removeUnnamed(db, files, stopping)
  const orphans = await removeOrphans(now, db, files, stopping)
  return { attachments, blobs, bytes, orphans }
}

async function forgetUnlinked(now: Date, db: Database, stopping?: AbortSignal): Promise<number> {
  let forgotten = 0
  for (let last: string | null = null; ; ) {
    stopping?.throwIfAborted()
    const page: { id: string; unlinked: boolean }[] = await rows(
      db,
      sql`with page as materialized (
            select id, created_at from attachments where ${last === null ? sql`true` : sql`id > ${last}`} order by id limit ${sql.raw(String(PAGE))})
          select id, created_at <= ${now.toISOString()}::timestamptz - make_interval(days => ${sql.raw(String(UNSENT_DAYS))})
            and not exists (select from message_attachments l where l.attachment_id = page.id) as unlinked
          from page order by id`,
    )
    forgotten += await forget(
      page.filter(({ unlinked }) => unlinked).map(({ id }) => id),
      db,
    )
    last = page.at(-1)?.id ?? null
    if (page.length < PAGE || last === null) return forgotten
  }
}

/** Locked by one statement, looked at by the next, which sees what a sender linked meanwhile. */
async function forget(ids: string[], db: Database): Promise<number> {
  if (ids.length === 0) return 0
  return db.transaction(async (tx) => {
    const locked = await rows<{ id: string }>(tx, sql`select id from attachments where id in ${ids} for update skip locked`)
    if (locked.length === 0) return 0
    const gone = await rows(
      tx,
      sql`delete from attachments a where a.id in ${locked.map(({ id }) => id)}
            and not exists (select from message_attachments l where l.attachment_id = a.id) returning 1`,
    )
    return gone.length
  })
}

/** What was refused stays known as refused. */
async function removeUnnamed(db: Database, files: FileStore, stopping?: AbortSignal): Promise<{ blobs: number; bytes: number }> {
  const removed = { blobs: 0, bytes: 0 }
  for (let last = ''; ; ) {
    const page: { sha256: string; unnamed: boolean }[] = await rows(
      db,
      sql`with page as materialized (select sha256, verdict from blobs where sha256 > ${last} order by sha256 limit ${sql.raw(String(PAGE))})
          select sha256, verdict <> 'refused' and not exists (select from attachments a where a.sha256 = page.sha256) as unnamed
          from page order by sha256`,
    )
    for (const { sha256, unnamed } of page) {
      stopping?.throwIfAborted()
      const size = unnamed ? await removeBlob(sha256, db, files) : null
      if (size === null) continue
      removed.blobs += 1
      removed.bytes += size
    }
    if (page.length < PAGE) return removed
    last = page.at(-1)?.sha256 ?? ''
  }
}

/** The row is held until the file is gone: an upload of the same content waits for it, then stores its own. */
async function removeBlob(sha256: string, db: Database, files: FileStore): Promise<number | null> {
  return db.transaction(async (tx) => {
    const locked = await rows(tx, sql`select from blobs where sha256 = ${sha256} for update skip locked`)
    if (locked.length === 0) return null
    const [gone] = await rows<{ size: number }>(
      tx,
      sql`delete from blobs b where b.sha256 = ${sha256} and b.verdict <> 'refused'
            and not exists (select from attachments a where a.sha256 = b.sha256) returning size`,
    )
    if (!gone) return null
    await files.remove(sha256)
    return gone.size
  })
}

async function removeOrphans(now: Date, db: Database, files: FileStore, stopping?: AbortSignal): Promise<number> {
  let removed = 0
  let page: string[] = []
  const look = async () => {
    for (const sha256 of await unknownAmong(page, db)) if (await removeOrphan(sha256, now, db, files)) removed += 1
    page = []
  }
  for await (const sha256 of files.list()) {
    stopping?.throwIfAborted()
    page.push(sha256)
    if (page.length === PAGE) await look()
  }
  await look()
  return removed
}

async function unknownAmong(hashes: string[], db: Database): Promise<string[]> {
  if (hashes.length === 0) return []
  const known = await rows<{ sha256: string }>(db, sql`select sha256 from blobs where sha256 in ${hashes}`)
  const names = new Set(known.map(({ sha256 }) => sha256))
  return hashes.filter((one) => !names.has(one))
}

/** A row of its own keeps uploads of the same content waiting while the file goes. */
async function removeOrphan(sha256: string, now: Date, db: Database, files: FileStore): Promise<boolean> {
  const storedAt = await files.storedAt(sha256)
  if (!storedAt || now.getTime() - storedAt.getTime() < ORPHAN_HOURS * 3_600_000) return false
  return db.transaction(async (tx) => {
    const held = await rows(
      tx,
      sql`insert into blobs (sha256, size, type, verdict) values (${sha256}, 1, 'application/octet-stream', 'pending')
          on conflict do nothing returning 1`,
    )
    if (held.length === 0) return false
    await files.remove(sha256)
    await tx.execute(sql`delete from blobs where sha256 = ${sha256}`)
    return true
  })
}
