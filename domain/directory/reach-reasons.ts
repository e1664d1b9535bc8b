import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '#domain/session/viewer'
import { PROFILE_GROUPS, PROFILES } from './policies/policy-table.ts'
import type { Reason } from './types.ts'

/** A way by which somebody reaches members of a group: by a rule from a group of theirs, or because members write to each other. */
export type Way = {
  code: 'rule' | 'ownChild' | 'together'
  fromKind: string
  from: string
  toKind: string
  to: string
  className: string
}

/** The ways of the viewer as rows (code, from_id, to_id, "from", "to", "fromKind", "toKind", "className", whole). */
export function waysOf(viewer: Viewer): SQL {
  const me = sql`${viewer.personId}::uuid`
  const school = sql`${viewer.schoolId}::uuid`
  return sql`select case r.reach when 'members' then 'rule' else 'ownChild' end as code, f.id as from_id, t.id as to_id, f.name as "from", t.name as "to",
      f.kind as "fromKind", t.kind as "toKind", t.class_name as "className", t.kind = 'profile' as whole
    from communication_rules r join groups f on f.id = r.from_group_id join groups t on t.id = r.to_group_id
      join group_members a on a.group_id = f.id and a.person_id = ${me}
    where r.school_id = ${school} and r.reach in ('members', 'own_children')
    union all
    select 'together', g.id, g.id, g.name, g.name, g.kind, g.kind, g.class_name, g.kind = 'profile'
    from groups g join group_members a on a.group_id = g.id and a.person_id = ${me}
    where g.school_id = ${school} and g.members_may_write`
}

/** Of several ways to the same person the one told: that between the largest wholes, then classes before the rest. */
export const FIRST_WAY = sql`whole desc, "className" = '', code desc, "from" collate "fr-x-icu", "to" collate "fr-x-icu"`

/** Which sentence tells the way (`directory.reasons`, `rules.reasons`), by what the groups are; names of groups only where no policy speaks. */
export function reasonOf({ code, from, to, fromKind, toKind, className }: Way): Reason {
  if (code === 'ownChild') return { code: 'ownChild', values: {} }
  const told =
    code === 'together'
      ? TOGETHER[toKind.replace('course', 'class')]
      : TAUGHT[`${fromKind} ${toKind}`.replaceAll('course', 'class')]
  if (told && className) return { code: told, values: { className } }
  const [writers, target] = [profileOf(fromKind, from), profileOf(toKind, to)]
  if (writers && target) return { code: writers === target ? 'amongAll' : 'toAll', values: { from: writers, to: target } }
  return { code, values: { from, to } }
}

const TOGETHER: Record<string, string> = {
  class_students: 'sameClass',
  class_guardians: 'sameFamilies',
  class_teachers: 'sameTeam',
}
const TAUGHT: Record<string, string> = {
  'class_students class_teachers': 'teachesThem',
  'class_guardians class_teachers': 'teachesTheirChild',
  'class_teachers class_students': 'taught',
  'class_teachers class_guardians': 'taughtTheirChild',
}

function profileOf(kind: string, name: string) {
  return kind === 'profile' ? PROFILES.find((profile) => PROFILE_GROUPS[profile] === name) : undefined
}
