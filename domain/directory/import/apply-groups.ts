import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { searchName } from '#db/fold'
import { goneGroups, mine, type Which } from './which.ts'

/** Brings the roster's groups and their members to what the files say; gives the number of rows written. */
export async function applyGroups(which: Which, tx: Database): Promise<number> {
  let written = await count(
    tx,
    sql`delete from groups d using ${goneGroups(which)} g where d.id = g.id and d.school_id = ${which.schoolId}::uuid returning 1`,
  )
  written += await renameGroups(which, tx)
  written += await addGroups(which, tx)
  written += await count(
    tx,
    sql`delete from group_members m using import_groups n where ${mine(which, 'n')} and m.group_id = n.group_id and not exists (
      select from import_group_members w where ${mine(which, 'w')} and w.group_id = m.group_id and w.person_id = m.person_id) returning 1`,
  )
  written += await count(
    tx,
    sql`insert into group_members (group_id, person_id)
        select w.group_id, w.person_id from import_group_members w join import_groups n on n.import_id = w.import_id and n.group_id = w.group_id
        where ${mine(which, 'w')} and not exists (
          select from group_members m where m.group_id = w.group_id and m.person_id = w.person_id) returning 1`,
  )
  return written
}

async function count(tx: Database, statement: SQL): Promise<number> {
  return (await rows(tx, statement)).length
}

const DIFFERENT = sql`(g.name, g.class_name, g.external_id) is distinct from (n.name, n.class_name, n.external_id)`

/** Two classes may have changed names with each other: names are put aside before the new ones are given. */
async function renameGroups(which: Which, tx: Database): Promise<number> {
  const changed = await rows<{ id: string; name: string }>(
    tx,
    sql`update groups g set name = g.id::text, external_id = null from import_groups n
        where ${mine(which, 'n')} and not n.fresh and g.id = n.group_id and g.school_id = ${which.schoolId}::uuid and ${DIFFERENT}
        returning g.id, n.name`,
  )
  await tx.execute(sql`update groups g set name = n.name, class_name = n.class_name, external_id = n.external_id, search_name = s.words
    from import_groups n join json_to_recordset(${JSON.stringify(withWords(changed))}::text::json) s (id uuid, words text) on s.id = n.group_id
    where ${mine(which, 'n')} and g.id = n.group_id`)
  return changed.length
}

async function addGroups(which: Which, tx: Database): Promise<number> {
  const fresh = await rows<{ id: string; name: string }>(
    tx,
    sql`select n.group_id as id, n.name from import_groups n where ${mine(which, 'n')} and n.fresh`,
  )
  await tx.execute(sql`insert into groups (id, school_id, kind, external_id, name, search_name, class_name)
    select n.group_id, ${which.schoolId}::uuid, n.kind, n.external_id, n.name, s.words, n.class_name from import_groups n
      join json_to_recordset(${JSON.stringify(withWords(fresh))}::text::json) s (id uuid, words text) on s.id = n.group_id
    where ${mine(which, 'n')} and n.fresh`)
  return fresh.length
}

function withWords(groups: { id: string; name: string }[]) {
  return groups.map(({ id, name }) => ({ id, words: searchName(name) }))
}
