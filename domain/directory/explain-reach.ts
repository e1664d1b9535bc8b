import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { explainRefusal } from './explain-refusal.ts'
import { FRENCH } from './name-match.ts'
import type { Reason } from './types.ts'

type Person = { id: string; name: string; canWrite: boolean }

/** Why the viewer may or may not write to somebody whose page they see; where several rules say so, the one between the largest wholes. */
export async function explainReach(viewer: Viewer, person: Person, db: Database): Promise<Reason> {
  if (person.id === viewer.personId) return { code: 'self', values: {} }
  if (!person.canWrite) {
    const { code, values } = await explainRefusal(viewer, { kind: 'person', id: person.id, name: person.name }, db)
    return { code, values }
  }
  const [found] = await rows<{ code: string; from: string; to: string }>(db, rulesBetween(viewer, person.id))
  return found ? { code: found.code, values: { from: found.from, to: found.to } } : { code: 'self', values: {} }
}

function rulesBetween(viewer: Viewer, personId: string) {
  const me = sql`${viewer.personId}::uuid`
  const them = sql`${personId}::uuid`
  const school = sql`${viewer.schoolId}::uuid`
  return sql`select x.code, x."from", x."to" from (
      select case r.reach when 'members' then 'rule' else 'ownChild' end as code, f.name as "from", t.name as "to", t.kind = 'profile' as whole
        from communication_rules r join groups f on f.id = r.from_group_id join groups t on t.id = r.to_group_id
          join group_members a on a.group_id = f.id and a.person_id = ${me} join group_members b on b.group_id = t.id and b.person_id = ${them}
        where r.school_id = ${school} and (r.reach = 'members' or (r.reach = 'own_children'
          and exists (select from guardianships k where k.guardian_id = ${me} and k.student_id = ${them})))
      union all
      select 'together', g.name, g.name, g.kind = 'profile' from groups g
          join group_members a on a.group_id = g.id and a.person_id = ${me} join group_members b on b.group_id = g.id and b.person_id = ${them}
        where g.school_id = ${school} and g.members_may_write) x
    order by x.whole desc, x.code desc, x."from" ${FRENCH}, x."to" ${FRENCH} limit 1`
}
