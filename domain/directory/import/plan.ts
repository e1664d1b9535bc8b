import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import { countLost, type Lost, type LostPair } from './lost-contacts.ts'
import { families, goneGroups, mine, type Which } from './which.ts'

export type Profile = 'student' | 'guardian' | 'teacher' | 'staff'
/** What becomes of somebody. */
export type Change = 'new' | 'changed' | 'moved' | 'returning' | 'leaving' | 'same'
export type GuardCode = 'leaving' | 'admins' | 'given-back' | 'wide-guardians' | 'many-guardians'
export type StopCode = 'emptied-class' | 'no-admin' | 'nobody'

/** What the application would do; numbers of people, groups, ties and pairs. */
export type Plan = {
  people: Record<Profile, Record<Change, number>>
  groups: { fresh: number; gone: number; classes: string[]; goneClasses: string[] }
  members: { added: number; removed: number }
  ties: { fresh: number; gone: number }
  /** Pairs of people who were brought together by a class, a course or a tie and no longer will be; nobody who leaves is counted. */
  lost: Record<LostPair, Lost>
  issues: { error: number; warning: number }
  /** What needs a second yes. */
  guards: { code: GuardCode; count: number }[]
  /** What forbids the application; `names` are examples. */
  stops: { code: StopCode; names: string[] }[]
}

/** « leaving:63 »: a yes is to a number, so that a plan that changed asks anew. */
export function guardKey({ code, count }: Plan['guards'][number]): string {
  return `${code}:${count}`
}

/** Throws `import-stopped`, or `import-needs-yes` unless each guard was said yes to with its number. */
export function requireAgreed(plan: Plan, agreed: string[]): void {
  const [stop] = plan.stops
  if (stop) throw new Refusal('import-stopped')
  if (plan.guards.some((guard) => !agreed.includes(guardKey(guard)))) throw new Refusal('import-needs-yes')
}

/** Removals of more people than this, or of more than a tenth, need a second yes. */
const MANY_LEAVING = 20
const WIDE = { children: 6, guardians: 4 }

/**
 * Each person of the files beside the same person of the school: the values that they will have, and what becomes of them as `change`.
 * What the files leave empty (a subject, a telephone) stays as it is.
 */
export function comparison(which: Which): SQL {
  return sql`compared as materialized (
    select i.person_id, i.external_id, i.profile, i.first_name, i.last_name, i.name, i.search_name, i.identifier, i.class_name, i.file, i.line,
      i.fresh, i.leaves, d.duty, d.is_admin, d.email, d.mobile, d.phone, d.address,
      p.name as old_name, p.class_name as old_class, p.duty as old_duty, p.is_admin as was_admin, p.left_at, p.activated_at,
      (d.email, d.mobile, d.phone, d.address) is distinct from (c.email, c.mobile, c.phone, c.address) as contact_changed,
      case when i.fresh then 'new' when i.leaves then case when p.left_at is null then 'leaving' else 'same' end
        when p.left_at is not null then 'returning'
        when i.profile = 'student' and p.class_name <> i.class_name then 'moved'
        when (i.first_name, i.last_name, i.profile, d.duty, d.is_admin) is distinct from (p.first_name, p.last_name, p.profile, p.duty, p.is_admin)
          or (d.email, d.mobile, d.phone, d.address) is distinct from (c.email, c.mobile, c.phone, c.address) then 'changed'
        else 'same' end as change
    from import_people i left join people p on p.id = i.person_id left join contact_details c on c.person_id = i.person_id
      cross join lateral (select coalesce(nullif(i.duty, ''), p.duty, '') as duty, i.is_admin or coalesce(p.is_admin, false) as is_admin,
        coalesce(i.email, c.email) as email, coalesce(i.mobile, c.mobile) as mobile, coalesce(i.phone, c.phone) as phone,
        coalesce(i.address, c.address) as address) d
    where ${mine(which, 'i')} and i.person_id is not null)`
}

/** Who becomes an administrator, of `compared c`: also who was one, left, and returns. */
export const BECOMES_ADMIN = sql`(c.is_admin and not c.leaves and (not coalesce(c.was_admin, false) or c.left_at is not null))`

/** Whether an administrator ended the access of `compared c`, in the very transaction of their departure; not a file from which they were missing. */
const WAS_SHUT_OUT = sql`exists (select from audit_lines l
  where l.subject_id = c.person_id and l.action = 'person.leave' and l.created_at = c.left_at)`

/** What the import would do to the school as it is now. After `matchPeople` and `shapeGroups`. */
export async function readPlan(which: Which, tx: Database): Promise<Plan> {
  const people = await countPeople(which, tx)
  const groups = await readGroups(which, tx)
  const [members] = await rows<Plan['members']>(tx, memberCounts(which))
  const ties = await readTies(which, tx)
  const lost = await countLost(which, tx)
  const [issues] = await rows<Plan['issues']>(
    tx,
    sql`select count(*) filter (where severity = 'error')::int as error, count(*) filter (where severity = 'warning')::int as warning
        from import_issues i where ${mine(which, 'i')}`,
  )
  const { guards, stops } = await readGuards(which, people, ties, tx)
  const { fresh, gone } = ties
  return { people, groups, members: members!, ties: { fresh, gone }, lost, issues: issues!, guards, stops }
}

const NOBODY: Record<Change, number> = { new: 0, changed: 0, moved: 0, returning: 0, leaving: 0, same: 0 }

async function countPeople(which: Which, tx: Database): Promise<Plan['people']> {
  const counts = await rows<{ profile: Profile; change: Change; count: number }>(
    tx,
    sql`with ${comparison(which)} select profile, change, count(*)::int as count from compared group by 1, 2`,
  )
  const people = { student: { ...NOBODY }, guardian: { ...NOBODY }, teacher: { ...NOBODY }, staff: { ...NOBODY } }
  for (const { profile, change, count } of counts) people[profile][change] = count
  return people
}

async function readGroups(which: Which, tx: Database): Promise<Plan['groups']> {
  const [groups] = await rows<Plan['groups']>(
    tx,
    sql`select (select count(*)::int from import_groups n where ${mine(which, 'n')} and n.fresh) as fresh,
      (select count(*)::int from ${goneGroups(which)} g) as gone,
      coalesce((select json_agg(n.class_name order by n.class_name) from import_groups n
        where ${mine(which, 'n')} and n.fresh and n.kind = 'class_students'), '[]') as classes,
      coalesce((select json_agg(g.class_name order by g.class_name) from ${goneGroups(which)} g where g.kind = 'class_students'), '[]') as "goneClasses"`,
  )
  return groups!
}

function memberCounts(which: Which): SQL {
  return sql`select (select count(*)::int from import_group_members m where ${mine(which, 'm')} and not exists (
      select from group_members g where g.group_id = m.group_id and g.person_id = m.person_id)) as added,
    (select count(*)::int from group_members g join import_groups n on ${mine(which, 'n')} and n.group_id = g.group_id
      where not exists (select from import_group_members m where ${mine(which, 'm')} and m.group_id = g.group_id and m.person_id = g.person_id)) as removed`
}

type Ties = { fresh: number; gone: number; wide: number; many: number }

async function readTies(which: Which, tx: Database): Promise<Ties> {
  const [ties] = await rows<Ties>(
    tx,
    sql`with ${families(which)},
      fresh as (select guardian_id, student_id from stated n where not exists (
        select from guardianships c where c.guardian_id = n.guardian_id and c.student_id = n.student_id))
      select (select count(*)::int from fresh) as fresh, (select count(*)::int from untied) as gone,
        (select count(*)::int from (select guardian_id from families where guardian_id in (select guardian_id from fresh)
          group by 1 having count(*) > ${WIDE.children}) w) as wide,
        (select count(*)::int from (select student_id from families where student_id in (select student_id from fresh)
          group by 1 having count(*) > ${WIDE.guardians}) m) as many`,
  )
  return ties!
}

/** Administrators until now: who stays, who has opened their account, and both. */
type Admins = { all: number; opened: number; openedLeft: number }

async function readGuards(
  which: Which,
  people: Plan['people'],
  ties: Ties,
  tx: Database,
): Promise<Pick<Plan, 'guards' | 'stops'>> {
  const [school] = await rows<{ present: number; admins: number; given_back: number; before: Admins; emptied: string[] }>(
    tx,
    sql`with ${comparison(which)} select
      (select count(*)::int from people p where p.school_id = ${which.schoolId}::uuid and p.left_at is null) as present,
      (select count(*)::int from compared c where ${BECOMES_ADMIN}) as admins,
      (select count(*)::int from compared c where c.change = 'returning' and ${WAS_SHUT_OUT}) as given_back,
      (select json_build_object('all', count(*) filter (where not l.leaves), 'opened', count(*) filter (where p.activated_at is not null),
          'openedLeft', count(*) filter (where p.activated_at is not null and not l.leaves)) from people p
        cross join lateral (select exists (select from compared c where c.person_id = p.id and c.leaves) as leaves) l
        where p.school_id = ${which.schoolId}::uuid and p.left_at is null and p.is_admin) as before,
      coalesce((select json_agg(n.class_name order by n.class_name) from import_groups n
        where ${mine(which, 'n')} and n.kind = 'class_students' and not n.fresh
          and exists (select from group_members g join people p on p.id = g.person_id where g.group_id = n.group_id and p.left_at is null)
          and not exists (select from import_group_members m where ${mine(which, 'm')} and m.group_id = n.group_id)), '[]') as emptied`,
  )
  const { present, admins, given_back: givenBack, before, emptied } = school!
  const leaving = Object.values(people).reduce((sum, one) => sum + one.leaving, 0)
  const said = Object.values(people).reduce((sum, one) => sum + Object.values(one).reduce((a, b) => a + b, 0) - one.leaving, 0)
  const guards: Plan['guards'] = [
    { code: 'leaving', count: leaving > MANY_LEAVING || leaving > present / 10 ? leaving : 0 },
    { code: 'admins', count: admins },
    { code: 'given-back', count: givenBack },
    { code: 'wide-guardians', count: ties.wide },
    { code: 'many-guardians', count: ties.many },
  ]
  const stops: Plan['stops'] = []
  if (emptied.length > 0) stops.push({ code: 'emptied-class', names: emptied.slice(0, 20) })
  // Who never opened their account cannot be let in by anybody once the others are gone.
  const rest = before.opened > 0 ? before.openedLeft : before.all + admins
  if (rest === 0 && leaving > 0) stops.push({ code: 'no-admin', names: [] })
  if (said === 0 && leaving === 0) stops.push({ code: 'nobody', names: [] })
  return { guards: guards.filter(({ count }) => count > 0), stops }
}
