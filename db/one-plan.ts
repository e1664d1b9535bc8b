import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

const PARAMETER = /\$\d+(?:::(\w+(?:\[\])?))?/g
const dialect = new PgDialect()

/**
 * The same statement with its values where the planner cannot see them: plans then cost the same whatever is asked, and from
 * the sixth time on a connection keeps one instead of planning anew. For statements that take longer to plan than to run.
 * Values without a cast are text.
 */
export function onePlan(statement: SQL): SQL {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  const types = [...text.matchAll(PARAMETER)].map(([, type = 'text']) => sql.raw(type))
  const parts = text.split(/\$\d+(?:::\w+(?:\[\])?)?/).map((part) => sql.raw(part))
  return sql.join(parts.flatMap((part, index) => (index === 0 ? [part] : [hidden(params[index - 1], types[index - 1]!), part])))
}

/** The second cast keeps `any (…)` from taking an array for a list of rows. */
function hidden(value: unknown, type: SQL): SQL {
  return sql`((select ${value}::${type})::${type})`
}
