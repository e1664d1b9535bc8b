import { searchName } from '../fold.ts'
import { contactRows } from './contact-rows.ts'
import type { Groups } from './groups.ts'
import { type Executor, insertRows } from './insert-rows.ts'
import type { School } from './people-types.ts'

/** The preset « usual », from which the rules of `makeGroups` follow; what is not said is `none`. */
const USUAL = [
  ['student', 'student', 'own'],
  ['student', 'teacher', 'own'],
  ['student', 'staff', 'all'],
  ['guardian', 'student', 'own'],
  ['guardian', 'teacher', 'own'],
  ['guardian', 'staff', 'all'],
  ...['student', 'guardian', 'teacher', 'staff'].flatMap((target) => [
    ['teacher', target, 'all'],
    ['staff', target, 'all'],
  ]),
  ['teacher', 'groups', 'own'],
  ['staff', 'groups', 'all'],
] as const

/** When the rows say they were made, and until when everybody has seen the news. */
export type DirectoryTimes = { since: Date; feedSeenAt: Date }

/** Writes a made school: people with one password for all, groups with their members, families, rules. */
export async function insertDirectory(
  db: Executor,
  school: School,
  groups: Groups,
  passwordHash: string,
  times: DirectoryTimes,
): Promise<void> {
  const created_at = times.since.toISOString()
  await insertRows(db, 'schools', [
    { id: school.id, uai: school.uai, name: school.name, time_zone: 'Europe/Paris', second_factor: 'off', created_at },
  ])
  await insertRows(db, 'people', peopleRows(school, passwordHash, times))
  await insertRows(db, 'contact_details', contactRows(school))
  const groupRows = groups.all.map((group) => ({
    id: group.id,
    school_id: school.id,
    kind: group.kind,
    name: group.name,
    search_name: searchName(group.name),
    class_name: group.className,
    members_may_write: group.membersMayWrite,
    runners_of: group.runnersOf,
    created_at,
  }))
  await insertRows(db, 'groups', groupRows)
  const memberRows = groups.all.flatMap((group) => group.members.map((person) => ({ person_id: person.id, group_id: group.id })))
  await insertRows(db, 'group_members', memberRows)
  const ties = school.guardianships.map((tie) => ({
    guardian_id: tie.guardian.id,
    student_id: tie.student.id,
    relation: tie.relation,
  }))
  await insertRows(db, 'guardianships', ties)
  const rules = groups.rules.map((rule) => ({
    from_group_id: rule.from.id,
    to_group_id: rule.to.id,
    reach: rule.reach,
    origin: rule.origin,
    school_id: school.id,
  }))
  await insertRows(db, 'communication_rules', rules)
  const policies = USUAL.map(([from_profile, target, reach]) => ({ school_id: school.id, from_profile, target, reach }))
  await insertRows(db, 'communication_policies', policies)
}

function peopleRows(school: School, passwordHash: string, { since, feedSeenAt }: DirectoryTimes): Record<string, unknown>[] {
  const created_at = since.toISOString()
  return school.people.map((person) => {
    const activated = person.active || person.left
    return {
      id: person.id,
      school_id: school.id,
      profile: person.profile,
      first_name: person.firstName,
      last_name: person.lastName,
      name: person.name,
      search_name: searchName(person.firstName, person.lastName),
      duty: person.duty,
      class_name: person.className,
      identifier: person.identifier,
      password_hash: activated ? passwordHash : null,
      activated_at: activated ? created_at : null,
      left_at: person.left ? new Date(since.getTime() + 30 * 24 * 3600_000).toISOString() : null,
      is_admin: person.isAdmin,
      feed_seen_at: feedSeenAt.toISOString(),
      created_at,
    }
  })
}
