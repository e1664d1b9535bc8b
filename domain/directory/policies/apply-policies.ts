import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { PROFILE_GROUPS, PROFILES } from './policy-table.ts'

/**
 * Makes the rules of origin `policy`, and who may write inside groups of the roster, say what the school's policies say of its
 * groups as they are now. Rules and inner writing decided by hand stay. To be called in the transaction that changed policies or
 * groups. Returns how many rows were changed: 0 the second time.
 */
export async function applyPolicies(schoolId: string, db: Database = database()): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select from schools where id = ${schoolId}::uuid for no key update`)
    const [rules] = await rows<{ count: number }>(tx, changeRules(schoolId))
    const [inner] = await rows<{ count: number }>(tx, changeInnerWriting(schoolId))
    return (rules?.count ?? 0) + (inner?.count ?? 0)
  })
}

/**
 * `policy`: the cells. `whole`: the group of each profile. `circle`: the groups of classes and courses; those of one class, or of
 * one course, have the same sort and name.
 */
function given(schoolId: string): SQL {
  const profiles = sql.join(
    PROFILES.map((profile) => sql`(${profile}::text, ${PROFILE_GROUPS[profile]}::text)`),
    sql`, `,
  )
  return sql`policy as (select from_profile as "from", target, reach from communication_policies where school_id = ${schoolId}::uuid),
    mine as (select id, kind, name, class_name, runners_of from groups where school_id = ${schoolId}::uuid),
    whole as (select g.id, n.profile from mine g join (values ${profiles}) n (profile, name) on n.name = g.name where g.kind = 'profile'),
    circle as (select id, split_part(kind, '_', 1) as sort, rtrim(split_part(kind, '_', 2), 's') as profile, class_name
      from mine where kind like 'class\\_%' or kind like 'course\\_%')`
}

/** People of one profile among themselves are not here: for them it is the writing inside their groups. */
function changeRules(schoolId: string): SQL {
  return sql`with ${given(schoolId)},
    wanted (from_group_id, to_group_id, reach) as (
      select f.id, t.id, 'members' from policy p join whole f on f.profile = p."from" join whole t on t.profile = p.target
        where p.reach = 'all' and p."from" <> p.target
      union select f.id, t.id, 'own_children' from policy p join whole f on f.profile = p."from" join whole t on t.profile = p.target
        where p.reach = 'own' and p."from" = 'guardian' and p.target = 'student'
      union select f.id, t.id, 'members' from policy p join circle f on f.profile = p."from"
        join circle t on t.profile = p.target and t.sort = f.sort and t.class_name = f.class_name
        where p.reach = 'own' and p."from" <> p.target and not (p."from" = 'guardian' and p.target = 'student')
      union select f.id, t.id, 'group' from policy p join circle f on f.profile = p."from"
        join circle t on t.sort = f.sort and t.class_name = f.class_name where p.reach = 'own' and p.target = 'groups'
      union select f.id, t.id, 'group' from policy p join whole f on f.profile = p."from" cross join mine t
        where p.reach = 'all' and p.target = 'groups'
      union select id, runners_of, 'group' from mine where runners_of is not null),
    gone as (delete from communication_rules r where r.school_id = ${schoolId}::uuid and r.origin = 'policy' and not exists (
        select from wanted w where w.from_group_id = r.from_group_id and w.to_group_id = r.to_group_id and w.reach = r.reach)
      returning 1),
    made as (insert into communication_rules (from_group_id, to_group_id, reach, origin, school_id)
      select from_group_id, to_group_id, reach, 'policy', ${schoolId}::uuid from wanted on conflict do nothing returning 1)
    select ((select count(*) from gone) + (select count(*) from made))::int as count`
}

/** In a class, or team of a class, as soon as those of one class reach each other; elsewhere only if all of the profile do. */
function changeInnerWriting(schoolId: string): SQL {
  return sql`with ${given(schoolId)},
    circles as (select id, profile, sort = 'class' or profile = 'teacher' as close from circle
      union all select id, profile, false from whole),
    changed as (update groups g set members_may_write = w.writing
      from (select c.id, coalesce(p.reach = 'all' or (p.reach = 'own' and c.close), false) as writing
        from circles c left join policy p on p."from" = c.profile and p.target = c.profile) w
      where g.id = w.id and g.inner_writing = 'policy' and g.members_may_write <> w.writing returning 1)
    select count(*)::int as count from changed`
}
