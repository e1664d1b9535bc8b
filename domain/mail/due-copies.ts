import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { UNSENT_DAYS } from '#domain/attachments/collect-files'
import { KEPT } from './keeping.ts'

/** A school with its rules for keeping mail; without a row of its own the defaults of the table. */
export type Policy = { id: string; name: string; trashDays: number; retentionMonths: number | null }

/** What would go now, by school. `messages` are those of which no copy would be left. */
export type DueSchool = { id: string; name: string; trashed: number; outdated: number; messages: number }
export type Due = { schools: DueSchool[]; files: number; bytes: number }

export async function readPolicies(db: Database): Promise<Policy[]> {
  return rows<Policy>(
    db,
    sql`select s.id, s.name, coalesce(p.trash_days, ${KEPT.trashDays}::int) as "trashDays", p.retention_months as "retentionMonths"
        from schools s left join mail_policies p on p.school_id = s.id order by s.id`,
  )
}

/** The conditions on `deliveries d`, worded so that each has its partial index. A message that waits for its hour never goes. */
export const due = {
  trashed: ({ trashDays }: Policy, now: Date): SQL =>
    sql`d.trashed_at is not null and d.trashed_at <= ${moment(now)} - make_interval(days => ${trashDays}::int) and ${NOT_WAITING}`,
  outdated: ({ retentionMonths }: Policy, now: Date): SQL =>
    sql`d.delivered_at <= ${moment(now)} - make_interval(months => ${retentionMonths}::int) and ${NOT_WAITING}`,
}

const NOT_WAITING = sql`(d.box <> 'drafts' or not exists (select from messages w where w.id = d.message_id and w.state = 'scheduled'))`

const moment = (now: Date) => sql`${now.toISOString()}::timestamptz`

/** What `purgeExpired` would delete at `now`, without touching anything: copies and messages by school, files and bytes in all. */
export async function countExpired(now: Date, db: Database = database()): Promise<Due> {
  const policies = await readPolicies(db)
  const schools: DueSchool[] = []
  for (const policy of policies) schools.push(await countSchool(policy, now, db))
  return { schools, ...(await countFiles(policies, now, db)) }
}

async function countSchool(policy: Policy, now: Date, db: Database): Promise<DueSchool> {
  const [counted] = await rows<Pick<DueSchool, 'trashed' | 'outdated' | 'messages'>>(
    db,
    sql`with due as materialized (${dueCopies(policy, now)})
        select count(*) filter (where trashed)::int as trashed, count(*) filter (where not trashed)::int as outdated,
          (select count(*)::int from (${lastCopies()}) m) as messages
        from due`,
  )
  return { id: policy.id, name: policy.name, trashed: 0, outdated: 0, messages: 0, ...counted }
}

/** The copies of a school that are due: what lies in the trash long enough counts as such. */
function dueCopies(policy: Policy, now: Date): SQL {
  const outdated = policy.retentionMonths === null ? sql`` : sql`or (${due.outdated(policy, now)})`
  return sql`select d.person_id, d.message_id, d.box, ${due.trashed(policy, now)} as trashed
    from people p join deliveries d on d.person_id = p.id
    where p.school_id = ${policy.id} and ((${due.trashed(policy, now)}) ${outdated})`
}

/** The messages all of whose copies are in `due`. */
function lastCopies(): SQL {
  return sql`select g.message_id from (select message_id, count(*) as gone from due group by message_id) g
    where g.gone = (select count(*) from deliveries d where d.message_id = g.message_id)`
}

/** A content goes when every entry of it goes: one that no message holds once those messages are gone, 7 days old at least. */
async function countFiles(policies: Policy[], now: Date, db: Database): Promise<{ files: number; bytes: number }> {
  if (policies.length === 0) return { files: 0, bytes: 0 }
  const copies = sql.join(
    policies.map((policy) => dueCopies(policy, now)),
    sql` union all `,
  )
  const [counted] = await rows<{ files: number; bytes: number }>(
    db,
    sql`with due as materialized (${copies}), gone as materialized (
          ${lastCopies()} union all
          select m.id from messages m where not exists (select from deliveries d where d.message_id = m.id)
        ), kept as materialized (
          select a.sha256 from attachments a
          where a.created_at > ${moment(now)} - make_interval(days => ${sql.raw(String(UNSENT_DAYS))})
            or exists (select from message_attachments l where l.attachment_id = a.id and l.message_id not in (select message_id from gone)))
        select count(*)::int as files, coalesce(sum(b.size), 0)::bigint as bytes from blobs b
        where b.verdict <> 'refused' and b.sha256 not in (select sha256 from kept)`,
  )
  return { files: 0, bytes: 0, ...counted }
}
