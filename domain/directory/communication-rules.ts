import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import type { RecipientRef } from '#domain/mail/types'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { explainRefusal } from './explain-refusal.ts'
import { hasAccess, isMemberOf, type Reacher, reachSets } from './reach.ts'
import { idsOfKind } from './ref-ids.ts'

/**
 * Whom a viewer may write to, once, as conditions for the `where` of any query. A person is reached by a rule from a group
 * of the viewer to a group of theirs, as a member of a group whose members may write to each other, as an own child where a
 * rule says so, or by being the viewer. `sets` saves a statement that asks several times from reading the sets as often.
 */

/** The rules alone, for rows of `people` already known to have access (`hasAccess`). */
export function reaches(viewer: Reacher, personId: SQL, sets = reachSets(viewer)): SQL {
  return sql`(${personId} = ${viewer.personId}::uuid or ${isMemberOf(personId, sets.members)}
    or (exists (select from guardianships own_child where own_child.guardian_id = ${viewer.personId}::uuid and own_child.student_id = ${personId})
      and ${isMemberOf(personId, sets.ownChildren)}))`
}

/** Whether the viewer may write to the person: somebody of their school, with access, whom the rules reach. */
export function mayWriteToPerson(viewer: Viewer, personId: SQL): SQL {
  return sql`(exists (select from people addressee where addressee.id = ${personId} and ${hasAccess(viewer, 'addressee')}) and ${reaches(viewer, personId)})`
}

/** Whether the viewer may address the group as a whole. */
export function mayWriteToGroup(viewer: Viewer, groupId: SQL, sets = reachSets(viewer)): SQL {
  return sql`${groupId} = any (${sets.groups})`
}

/**
 * Whether the viewer may write to « Parents de Léa Bernard »: Léa is of the school and has not left, at least one other
 * person with access is her guardian, and each of these may be written to.
 */
export function mayWriteToGuardians(viewer: Viewer, studentId: SQL, sets = reachSets(viewer)): SQL {
  const others = sql`from guardianships family join people guardian on guardian.id = family.guardian_id
    where family.student_id = ${studentId} and ${hasAccess(viewer, 'guardian')} and guardian.id <> ${viewer.personId}::uuid`
  return sql`(exists (select from people pupil where pupil.id = ${studentId} and pupil.school_id = ${viewer.schoolId}::uuid and pupil.left_at is null)
    and exists (select ${others}) and not exists (select ${others} and not ${reaches(viewer, sql`guardian.id`, sets)}))`
}

/** Whether the viewer may write to that person, to that group as a whole, or to the guardians of that student. */
export async function canWriteTo(viewer: Viewer, ref: RecipientRef, db: Database = database()): Promise<boolean> {
  const [verdict] = await judge(viewer, [ref], db)
  return verdict?.allowed ?? false
}

/**
 * Throws for the first of the refs (in their order) that the viewer may not write to: `unknown-recipient` when it is not of
 * the school or nobody with access, else `cannot-write-to-person`, `-group` or `-guardians` with its name and the rule.
 * Whoever is already on a message may be answered whatever the rules say: leave these out of `refs`.
 */
export async function requireCanWriteTo(viewer: Viewer, refs: RecipientRef[], db: Database = database()): Promise<void> {
  if (refs.length === 0) return
  const verdicts = new Map((await judge(viewer, refs, db)).map((verdict) => [keyOf(verdict), verdict]))
  for (const ref of refs) {
    const verdict = verdicts.get(keyOf(ref))
    if (!verdict) throw new Refusal('unknown-recipient')
    if (!verdict.allowed) throw await explainRefusal(viewer, verdict, db)
  }
}

/** Those of the refs that the viewer may write to now, in their order. */
export async function listReachable(viewer: Viewer, refs: RecipientRef[], db: Database = database()): Promise<RecipientRef[]> {
  if (refs.length === 0) return []
  const allowed = new Set((await judge(viewer, refs, db)).filter((verdict) => verdict.allowed).map(keyOf))
  return refs.filter((ref) => allowed.has(keyOf(ref)))
}

type Verdict = RecipientRef & { name: string; allowed: boolean }

/** One statement for all refs; what has no row is unknown: it does not exist, is of another school, or nobody with access. */
function judge(viewer: Viewer, refs: RecipientRef[], db: Database): Promise<Verdict[]> {
  return rows<Verdict>(
    db,
    sql`select 'person' as kind, p.id, p.name, ${reaches(viewer, sql`p.id`)} as allowed
          from people p where p.id = any (${idsOfKind(refs, 'person')}) and ${hasAccess(viewer, 'p')}
        union all
        select 'group', g.id, g.name, ${mayWriteToGroup(viewer, sql`g.id`)}
          from groups g where g.id = any (${idsOfKind(refs, 'group')}) and g.school_id = ${viewer.schoolId}::uuid
        union all
        select 'guardians', s.id, s.name, ${mayWriteToGuardians(viewer, sql`s.id`)}
          from people s where s.id = any (${idsOfKind(refs, 'guardians')}) and s.profile = 'student'
            and s.school_id = ${viewer.schoolId}::uuid and s.left_at is null and exists (
              select from guardianships c join people w on w.id = c.guardian_id where c.student_id = s.id and ${hasAccess(viewer, 'w')})`,
  )
}

function keyOf({ kind, id }: RecipientRef): string {
  return `${kind}:${id}`
}
