import { sql } from 'drizzle-orm'

/**
 * Who may come in with a second factor alone: whoever turned it on, and whom the school asks for it (`schools.second_factor`; teachers
 * are staff there). `p` are people, `c` their schools.
 */
export const SECOND_FACTOR_REQUIRED = sql`(c.second_factor = 'staff' and (p.is_admin or p.profile in ('staff', 'teacher'))
  or c.second_factor = 'admins' and p.is_admin)`

export const SECOND_FACTOR_ON = sql`exists (select from second_factors f where f.person_id = p.id and f.confirmed_at is not null)`
