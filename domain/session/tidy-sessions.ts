import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database } from '#db/client'
import { job } from '#domain/jobs/job'

/**
 * Each night: what signing in leaves behind and nothing reads any more. Sessions stay a year longer: they say when
 * somebody was last seen, and know a device again.
 */
export const tidySessionsJob = job({
  name: 'tidy-sessions',
  data: z.strictObject({}),
  cron: '50 1 * * *',
  run: () => tidySessions(),
})

export async function tidySessions(db: Database = database()): Promise<void> {
  await db.execute(
    sql`delete from sessions where least(expires_at, coalesce(revoked_at, expires_at)) < now() - interval '1 year'`,
  )
  await db.execute(sql`delete from sign_in_delays where wait_until < now() - interval '1 day'`)
  await db.execute(sql`delete from sign_in_challenges where expires_at < now()`)
  await db.execute(sql`delete from password_resets where expires_at < now() - interval '1 day'`)
  await db.execute(sql`delete from activation_codes where expires_at < now() - interval '1 month'`)
  await db.execute(sql`delete from second_factors where confirmed_at is null and created_at < now() - interval '1 day'`)
}
