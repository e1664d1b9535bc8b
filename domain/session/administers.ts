import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from './viewer.ts'

/** For the `where` of what administrators alone may see or change: rows of their own school, and none for everybody else. */
export function isAdministeredBy({ schoolId, isAdmin }: Viewer, school: SQL): SQL {
  return sql`(${school} = ${schoolId}::uuid and ${isAdmin}::boolean)`
}
