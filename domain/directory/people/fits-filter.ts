import { type SQL, sql } from 'drizzle-orm'
import { searchWords } from '#db/fold'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'
import { matches } from '../name-match.ts'
import type { PeopleFilter } from './people-filter.ts'

const STATE: Record<PeopleFilter['state'], SQL> = {
  '': sql`p.left_at is null`,
  active: sql`p.left_at is null and p.activated_at is not null`,
  inactive: sql`p.left_at is null and p.activated_at is null`,
  blocked: sql`p.left_at is null and p.writing_blocked_at is not null`,
  admin: sql`p.left_at is null and p.is_admin`,
  left: sql`p.left_at is not null`,
}

/** Whether the row of `people` called `p` fits, among those whom the viewer administers. */
export function fitsFilter(viewer: Viewer, { q, profile, className, state }: PeopleFilter): SQL {
  return sql`${isAdministeredBy(viewer, sql`p.school_id`)} and ${STATE[state]}
    ${profile ? sql`and p.profile = ${profile}` : sql``} ${q ? sql`and ${isCalled(q)}` : sql``}
    ${className ? sql`and ${isOfClass(viewer, className)}` : sql``}`
}

function isCalled(q: string): SQL {
  const words = searchWords(q)
  const begins = sql`lower(p.identifier) like ${`${q.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`
  return words.length > 0 ? sql`(${matches(sql`p.search_name`, words)} or ${begins})` : begins
}

function isOfClass(viewer: Viewer, className: string): SQL {
  return sql`(p.class_name = ${className} or p.id in (select m.person_id from group_members m join groups g on g.id = m.group_id
    where g.school_id = ${viewer.schoolId}::uuid and g.class_name = ${className}))`
}
