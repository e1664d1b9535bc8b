import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { RecipientRef } from '#domain/mail/types'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { familyName } from './describe-person.ts'
import { FRENCH } from './name-match.ts'
import { hasAccess, isMemberOf, reachableGroups, reachSets } from './reach.ts'

/** Groups named in a sentence. */
const NAMED = 3

type Target = RecipientRef & { name: string }
type Facts = { profile: Viewer['profile']; ownChildren: boolean; groups: string[] }

/**
 * Why the viewer may not write to a target of their school, as a refusal to throw. `rule` says which sentence:
 * `ownChildren` (only one's own children), `groups` (only members of `groups`), `among` (not one to the other), `none`.
 */
export async function explainRefusal(viewer: Viewer, target: Target, db: Database): Promise<Refusal> {
  if (target.kind === 'group') return explainGroup(viewer, target, db)
  const student = sql`select c.guardian_id from guardianships c where c.student_id = ${target.id}::uuid`
  const person = target.kind === 'person' ? sql`${target.id}::uuid` : sql`any (array(${student}))`
  const facts = await readFacts(viewer, person, db)
  const rule = ruleOf(viewer, facts)
  const name = target.kind === 'person' ? target.name : familyName(target.name, viewer.locale)
  const code = target.kind === 'person' ? 'cannot-write-to-person' : 'cannot-write-to-guardians'
  return new Refusal(code, {
    name,
    rule,
    writer: viewer.profile,
    target: facts.profile,
    groups: quote(facts.groups, viewer.locale),
  })
}

/** What the rules say about people like the target: whether own children are reached, and who of the same profile is. */
async function readFacts(viewer: Viewer, person: SQL, db: Database): Promise<Facts> {
  const [facts] = await rows<Facts>(
    db,
    sql`select p.profile, ${isMemberOf(sql`p.id`, reachSets(viewer).ownChildren)} as "ownChildren",
          to_json(array(select g.name from groups g where g.id in (${reachableGroups(viewer)}) and exists (
            select from group_members o join people q on q.id = o.person_id
            where o.group_id = g.id and q.profile = p.profile and ${hasAccess(viewer, 'q')})
            order by g.name ${FRENCH} limit ${sql.raw(String(NAMED))})) as groups
        from people p where p.id = ${person} and ${hasAccess(viewer, 'p')} order by p.id limit 1`,
  )
  return facts ?? { profile: 'guardian', ownChildren: false, groups: [] }
}

function ruleOf(viewer: Viewer, facts: Facts): string {
  if (facts.ownChildren) return 'ownChildren'
  if (facts.groups.length > 0) return 'groups'
  return facts.profile === viewer.profile ? 'among' : 'none'
}

async function explainGroup(viewer: Viewer, target: Target, db: Database): Promise<Refusal> {
  const writers = await rows<{ name: string }>(
    db,
    sql`select distinct g.name ${FRENCH} as name from communication_rules r join groups g on g.id = r.from_group_id
        where r.to_group_id = ${target.id}::uuid and r.reach = 'group' and r.school_id = ${viewer.schoolId}::uuid
        order by name limit ${sql.raw(String(NAMED))}`,
  )
  const names = writers.map(({ name }) => name)
  const rule = names.length > 0 ? 'groups' : 'none'
  return new Refusal('cannot-write-to-group', { name: target.name, rule, groups: quote(names, viewer.locale) })
}

function quote(names: string[], locale: Viewer['locale']): string {
  return names.map((name) => (locale === 'fr' ? `«\u00a0${name}\u00a0»` : `“${name}”`)).join(', ')
}
