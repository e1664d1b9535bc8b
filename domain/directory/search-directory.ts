import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchWords } from '#db/fold'
import { onePlan } from '#db/one-plan'
import type { Viewer } from '#domain/session/viewer'
import { reaches } from './communication-rules.ts'
import { describePerson, type PersonFacts, personFacts, seesFamilies } from './describe-person.ts'
import { FRENCH, matches, matchesWhole } from './name-match.ts'
import { hasAccess } from './reach.ts'
import { readSight, type Sight } from './read-sight.ts'
import type { DirectoryPage, DirectoryQuestion, GroupName } from './types.ts'
import { mayBeSeen, mayOpenGroup } from './visibility.ts'

/** People named are read one by one, a class or a profile is gone through: at most so many. */
const FOUND = 50
const BROWSED = 200
const GROUPS = 6

type FoundRow = { id: string; name: string; facts: PersonFacts; canWrite: boolean; profile: Viewer['profile'] }

/**
 * People whom the viewer may see, by any words of their name, class or function (in any order, accents ignored), of a profile, of a
 * class; and the guardians of students found by name, for teachers and staff. At most 50, whole words and names first, or 200 of a
 * class or profile in order. With them the groups of that name that the viewer may open. Nothing asked finds nobody.
 */
export async function searchDirectory(
  viewer: Viewer,
  question: DirectoryQuestion,
  db: Database = database(),
): Promise<DirectoryPage> {
  const { words, profile, className } = question
  if (words.length === 0 && profile === null && className === null) return { people: [], groups: [], more: false }
  const most = words.length > 0 ? FOUND : BROWSED
  const sight = await readSight(viewer, db)
  const [found, groups] = await Promise.all([
    rows<FoundRow>(db, onePlan(foundPeople(viewer, question, sight, sql.raw(String(most + 1))))),
    profile ? [] : foundGroups(viewer, question, db),
  ])
  const people = found
    .slice(0, most)
    .map(({ facts, ...row }) => ({ ...row, role: describePerson(facts, viewer.locale), linked: true }))
  return { people, groups, more: found.length > most }
}

/** Those of whom words are typed before those who come with a child; the latter are looked for only if there is room for them. */
function foundPeople(viewer: Viewer, question: DirectoryQuestion, sight: Sight, limit: SQL): SQL {
  return sql`with named as materialized (${seen(viewer, sight, peopleNamed(viewer, question, sight), limit)}),
      kin as materialized (${seen(viewer, sight, guardiansOfNamed(viewer, question), limit)}),
      page as materialized (select * from (
          select n.*, 0 as place from named n
          union all select k.*, 1 from kin k where k.id not in (select n.id from named n)) x
        order by x.place, x.whole desc, x.directory_words, x.id limit ${limit})
    select page.id, page.name, page.profile, ${personFacts(viewer, sql`page.id`)} as facts, ${reaches(viewer, sql`page.id`, { ...sight, groups: sql`` })} as "canWrite"
    from page order by page.place, page.whole desc, page.directory_words, page.id`
}

/** Sorted first (`offset 0` keeps it so), then asked one by one whether the viewer sees them, until there are enough. */
function seen(viewer: Viewer, { visible }: Sight, found: SQL, limit: SQL): SQL {
  return sql`select s.* from (select f.* from (${found}) f order by f.whole desc, f.directory_words, f.id offset 0) s
    where ${mayBeSeen(viewer, sql`s.id`, visible)} order by s.whole desc, s.directory_words, s.id limit ${limit}`
}

function peopleNamed(viewer: Viewer, { words, profile, className }: DirectoryQuestion, { near }: Sight): SQL {
  const whole = words.length > 0 ? matchesWhole(sql`p.directory_words`, words) : sql`true`
  return sql`select p.id, p.name, p.profile, p.directory_words, ${whole} as whole from people p
    where ${hasAccess(viewer, 'p')} ${words.length > 0 ? sql`and ${matches(sql`p.directory_words`, words)}` : sql``}
      ${profile ? sql`and p.profile = ${profile}` : sql``} ${className ? sql`and p.id = any (${peopleOfClass(viewer, className)})` : sql``}
      ${near ? sql`and p.id = any (${near})` : sql``}`
}

/** The guardians of students of that name, for those who may know whose they are; of nobody where no name is typed. */
function guardiansOfNamed(viewer: Viewer, { words, profile, className }: DirectoryQuestion): SQL {
  const asked = words.length > 0 && seesFamilies(viewer) && (profile === null || profile === 'guardian')
  const child = sql`c.school_id = ${viewer.schoolId}::uuid and c.profile = 'student' and c.left_at is null`
  return sql`select p.id, p.name, p.profile, p.directory_words, bool_or(${asked ? matchesWhole(sql`c.search_name || ' '`, words) : sql`true`}) as whole
    from people c join guardianships k on k.student_id = c.id join people p on p.id = k.guardian_id
    where ${asked ? sql`(select count(*) from named) < ${sql.raw(String(FOUND))} and ${child} and ${matches(sql`c.search_name`, words)}` : sql`false`}
      and ${hasAccess(viewer, 'p')} ${className ? sql`and c.class_name = ${className}` : sql``}
    group by p.id`
}

/** Students and teachers of a class or a course, and its guardians for those who may know whose they are. */
function peopleOfClass(viewer: Viewer, className: string): SQL {
  const kinds = ['students', 'teachers', ...(seesFamilies(viewer) ? ['guardians'] : [])]
  return sql`array(select m.person_id from groups g join group_members m on m.group_id = g.id
    where g.school_id = ${viewer.schoolId}::uuid and g.class_name = ${className}
      and g.kind in (${sql.raw(kinds.flatMap((kind) => [`'class_${kind}'`, `'course_${kind}'`]).join(', '))}))`
}

/** The groups of a class, or of the name typed; without their sizes, which would be counted at each letter. */
async function foundGroups(
  viewer: Viewer,
  { query, words: others, className }: DirectoryQuestion,
  db: Database,
): Promise<GroupName[]> {
  const words = className ? [] : searchWords(query)
  if (className ? others.length > 0 : words.length === 0) return []
  const meant = className ? sql`g.class_name = ${className}` : matches(sql`g.search_name`, words)
  const wholeFirst = className ? sql`` : sql`${matchesWhole(sql`g.search_name || ' '`, words)} desc,`
  return rows<GroupName>(
    db,
    onePlan(sql`select g.id, g.name from groups g
        where g.school_id = ${viewer.schoolId}::uuid and ${meant} and ${mayOpenGroup(viewer, sql`g.id`)}
        order by ${wholeFirst} g.name ${FRENCH}, g.id limit ${sql.raw(String(GROUPS))}`),
  )
}
