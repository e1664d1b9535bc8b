import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { alone } from './alone.ts'

/** Own folders: three levels, fifty in each, a hundred characters of name. */
export const FOLDER_LIMITS = { depth: 3, siblings: 50, name: 100 } as const

/**
 * Makes a folder, at the top or inside another of mine, and gives its id. Refuses `folder-name-missing`, `folder-name-too-long`,
 * `folder-name-taken` (by a sibling), `too-many-folders`, `folder-too-deep`.
 */
export async function createFolder(
  viewer: Viewer,
  input: { name: string; parentId: string | null },
  db: Database = database(),
): Promise<string> {
  const name = requireName(input.name)
  return alone(viewer, db, async (tx) => {
    if (input.parentId && (await depthOf(viewer, input.parentId, tx)) >= FOLDER_LIMITS.depth)
      throw new Refusal('folder-too-deep', { limit: FOLDER_LIMITS.depth }, 'parent')
    await requireRoom(viewer, input.parentId, name, null, tx)
    const [made] = await rows<{ id: string }>(
      tx,
      sql`insert into folders (person_id, parent_id, name) values (${viewer.personId}, ${input.parentId}, ${name}) returning id`,
    )
    return made?.id ?? ''
  })
}

/** Gives a folder of mine another name. Refuses as `createFolder` does. */
export async function renameFolder(viewer: Viewer, id: string, wanted: string, db: Database = database()): Promise<void> {
  const name = requireName(wanted)
  return alone(viewer, db, async (tx) => {
    const { parentId } = await requireFolder(viewer, id, tx)
    await requireRoom(viewer, parentId, name, id, tx)
    await tx.execute(sql`update folders set name = ${name} where person_id = ${viewer.personId} and id = ${id}`)
  })
}

/** Puts a folder with all that is in it into another, or to the top. Refuses also `folder-into-itself`. */
export async function moveFolder(viewer: Viewer, id: string, parentId: string | null, db: Database = database()): Promise<void> {
  return alone(viewer, db, async (tx) => {
    const { name } = await requireFolder(viewer, id, tx)
    const inside = await familyOf(viewer, id, tx)
    if (parentId && inside.some((one) => one.id === parentId)) throw new Refusal('folder-into-itself', {}, 'parent')
    const above = parentId ? await depthOf(viewer, parentId, tx) : 0
    if (above + Math.max(...inside.map(({ level }) => level)) > FOLDER_LIMITS.depth)
      throw new Refusal('folder-too-deep', { limit: FOLDER_LIMITS.depth }, 'parent')
    await requireRoom(viewer, parentId, name, id, tx)
    await tx.execute(sql`update folders set parent_id = ${parentId} where person_id = ${viewer.personId} and id = ${id}`)
  })
}

/** Removes a folder with those inside it; their messages go to the trash, from where they are restored to their box. */
export async function deleteFolder(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  return alone(viewer, db, async (tx) => {
    await requireFolder(viewer, id, tx)
    const inside = await familyOf(viewer, id, tx)
    const ids = sql`any(${`{${inside.map((one) => one.id).join(',')}}`}::uuid[])`
    await tx.execute(sql`update deliveries set trashed_at = coalesce(trashed_at, now()), folder_id = null
      where person_id = ${viewer.personId} and folder_id = ${ids}`)
    await tx.execute(sql`delete from folders where person_id = ${viewer.personId} and id = ${ids}`)
  })
}

function requireName(wanted: string): string {
  const name = wanted.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  if (name === '') throw new Refusal('folder-name-missing', {}, 'name')
  if (name.length > FOLDER_LIMITS.name)
    throw new Refusal('folder-name-too-long', { limit: FOLDER_LIMITS.name, length: name.length }, 'name')
  return name
}

async function requireFolder(viewer: Viewer, id: string, tx: Database): Promise<{ name: string; parentId: string | null }> {
  const [found] = await rows<{ name: string; parentId: string | null }>(
    tx,
    sql`select name, parent_id as "parentId" from folders where person_id = ${viewer.personId} and id = ${id}`,
  )
  if (!found) throw new NotFound()
  return found
}

/** Whether one more of that name fits under `parentId`; `itself` does not count. */
async function requireRoom(viewer: Viewer, parentId: string | null, name: string, itself: string | null, tx: Database) {
  const siblings = await rows<{ name: string }>(
    tx,
    sql`select name from folders where person_id = ${viewer.personId}
        and parent_id is not distinct from ${parentId}::uuid and id is distinct from ${itself}::uuid`,
  )
  const folded = (text: string) => text.toLocaleLowerCase('fr')
  if (siblings.some((one) => folded(one.name) === folded(name))) throw new Refusal('folder-name-taken', { name }, 'name')
  if (siblings.length >= FOLDER_LIMITS.siblings) throw new Refusal('too-many-folders', { limit: FOLDER_LIMITS.siblings }, 'name')
}

/** The folder and all inside it, with their level counted from it (1). */
function familyOf(viewer: Viewer, id: string, tx: Database): Promise<{ id: string; level: number }[]> {
  return rows(
    tx,
    sql`with recursive family as (
          select f.id, 1 as level from folders f where f.person_id = ${viewer.personId} and f.id = ${id}
          union all
          select f.id, family.level + 1 from folders f join family on f.parent_id = family.id
          where f.person_id = ${viewer.personId} and family.level < 10)
        select id, level from family`,
  )
}

/** How deep a folder lies: 1 at the top. A folder of somebody else is not found. */
async function depthOf(viewer: Viewer, id: string, tx: Database): Promise<number> {
  const [found] = await rows<{ depth: number | null }>(
    tx,
    sql`with recursive up as (
          select f.parent_id, 1 as depth from folders f where f.person_id = ${viewer.personId} and f.id = ${id}
          union all
          select f.parent_id, up.depth + 1 from folders f join up on f.id = up.parent_id
          where f.person_id = ${viewer.personId} and up.depth < 10)
        select max(depth) as depth from up`,
  )
  if (!found?.depth) throw new NotFound()
  return found.depth
}
