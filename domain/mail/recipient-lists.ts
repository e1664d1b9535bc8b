import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { listReachable } from '#domain/directory/communication-rules'
import { familyName } from '#domain/directory/describe-person'
import { FRENCH } from '#domain/directory/name-match'
import { listRecipients } from '#domain/directory/recipients'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'
import { withoutControls } from './content.ts'
import { LIMITS, type Recipient, type RecipientRef } from './types.ts'

/** So many of its names stand beside a list. */
const NAMED = 10

/** « Mes listes »: `size` counts entries; `names` the first ten of them. */
export type RecipientList = { id: string; name: string; size: number; names: string[] }

type Entry = RecipientRef & { name: string }

/** A list as it may be used today; `missing`: names of entries that have left or are out of reach. */
export type OpenedList = { name: string; recipients: Recipient[]; missing: string[] }

/** The viewer's lists by name, at most 50. */
export async function listRecipientLists(viewer: Viewer, db: Database = database()): Promise<RecipientList[]> {
  const lists = await rows<Omit<RecipientList, 'names'> & { entries: Entry[] }>(
    db,
    sql`select l.id, l.name, count(e.position)::int as size,
          coalesce(json_agg(json_build_object('kind', e.kind, 'name', coalesce(g.name, p.name)) order by e.position)
            filter (where e.position < ${sql.raw(String(NAMED))}), '[]') as entries
        from recipient_lists l left join recipient_list_entries e on e.person_id = l.person_id and e.list_id = l.id
          left join people p on p.id = e.member_id left join groups g on g.id = e.group_id
        where l.person_id = ${viewer.personId} group by l.id, l.name order by l.name ${FRENCH}, l.id
        limit ${sql.raw(String(LIMITS.lists))}`,
  )
  return lists.map(({ entries, ...list }) => ({ ...list, names: entries.map((one) => nameOf(viewer, one)) }))
}

/** One list of the viewer's with whom it reaches now; somebody else's is not found. */
export async function getRecipientList(viewer: Viewer, id: string, db: Database = database()): Promise<OpenedList> {
  if (!isUuid(id)) throw new NotFound()
  const [list] = await rows<{ name: string; entries: Entry[] }>(
    db,
    sql`select l.name, (select coalesce(json_agg(json_build_object('kind', e.kind, 'id', coalesce(e.member_id, e.group_id),
            'name', coalesce(g.name, p.name)) order by e.position), '[]')
          from recipient_list_entries e left join people p on p.id = e.member_id left join groups g on g.id = e.group_id
          where e.person_id = l.person_id and e.list_id = l.id) as entries
        from recipient_lists l where l.person_id = ${viewer.personId} and l.id = ${id}`,
  )
  if (!list) throw new NotFound()
  const recipients = await listRecipients(viewer, await listReachable(viewer, list.entries, db), db)
  const missing = list.entries.filter((one) => !recipients.some(({ kind, id }) => kind === one.kind && id === one.id))
  return { name: list.name, recipients, missing: missing.map((one) => nameOf(viewer, one)) }
}

function nameOf({ locale }: Viewer, { kind, name }: Pick<Entry, 'kind' | 'name'>): string {
  return kind === 'guardians' ? familyName(name, locale) : name
}

/**
 * Keeps the refs under a name, each once and in their order, but for those out of reach. Refuses `list-name-missing`,
 * `list-name-too-long`, `list-name-taken`, `list-empty`, `too-many-recipients` and `too-many-lists`.
 */
export async function saveAsList(viewer: Viewer, name: string, refs: RecipientRef[], db: Database = database()): Promise<string> {
  const title = requireName(name)
  const once = [...new Map(refs.map((ref) => [`${ref.kind}:${ref.id}`, ref])).values()]
  if (once.length > LIMITS.recipients) throw new Refusal('too-many-recipients', { limit: LIMITS.recipients }, 'listName')
  const entries = await listReachable(viewer, once, db)
  if (entries.length === 0) throw new Refusal('list-empty', {}, 'listName')
  return db.transaction(async (tx) => {
    // One after the other for each person, so that two at once do not both take the last place.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${viewer.personId}, 1))`)
    await requireRoom(viewer, tx)
    const id = await insertList(viewer, title, tx)
    const list = JSON.stringify(entries.map(({ kind, id }, position) => ({ kind, id, position })))
    await tx.execute(sql`insert into recipient_list_entries (person_id, list_id, position, kind, member_id, group_id)
      select ${viewer.personId}, ${id}, e.position, e.kind, case when e.kind <> 'group' then e.id end, case when e.kind = 'group' then e.id end
      from json_to_recordset(${list}::json) as e(kind text, id uuid, position smallint)`)
    return id
  })
}

/** Refuses as naming a new one does; somebody else's list is not found. */
export async function renameList(viewer: Viewer, id: string, name: string, db: Database = database()): Promise<void> {
  const title = requireName(name)
  const found = await rows<{ taken: boolean }>(
    db,
    sql`with taken as (select from recipient_lists t where t.person_id = ${viewer.personId} and t.name = ${title} and t.id <> ${id}),
          renamed as (update recipient_lists l set name = ${title}
            where l.person_id = ${viewer.personId} and l.id = ${id} and not exists (select from taken) returning l.id)
        select exists (select from taken) as taken from recipient_lists l
        where l.person_id = ${viewer.personId} and l.id = ${id} and (select count(*) from renamed) >= 0`,
  )
  if (!found[0]) throw new NotFound()
  if (found[0].taken) throw new Refusal('list-name-taken', { name: title }, 'listName')
}

/** Nothing happens when there is none, or it is somebody else's. */
export async function deleteList(viewer: Viewer, id: string, db: Database = database()): Promise<void> {
  await db.execute(sql`delete from recipient_lists where person_id = ${viewer.personId} and id = ${id}`)
}

function requireName(typed: string): string {
  const name = withoutControls(typed).replaceAll(/\s+/g, ' ').trim()
  if (name === '') throw new Refusal('list-name-missing', {}, 'listName')
  if (name.length > LIMITS.listName) throw new Refusal('list-name-too-long', { limit: LIMITS.listName }, 'listName')
  return name
}

async function requireRoom(viewer: Viewer, tx: Database): Promise<void> {
  const [lists] = await rows<{ count: number }>(
    tx,
    sql`select count(*)::int as count from recipient_lists where person_id = ${viewer.personId}`,
  )
  if ((lists?.count ?? 0) >= LIMITS.lists) throw new Refusal('too-many-lists', { limit: LIMITS.lists }, 'listName')
}

async function insertList(viewer: Viewer, name: string, tx: Database): Promise<string> {
  const [made] = await rows<{ id: string }>(
    tx,
    sql`insert into recipient_lists (person_id, name) values (${viewer.personId}, ${name}) on conflict (person_id, name) do nothing returning id`,
  )
  if (!made) throw new Refusal('list-name-taken', { name }, 'listName')
  return made.id
}
