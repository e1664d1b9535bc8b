import 'server-only'
import { sql } from 'drizzle-orm'
import { database, renewPool } from '#db/client'

const PATIENCE = 2_000

/** Whether this process may be sent requests: the database answers within two seconds, and we are not ending. */
export async function isReady(): Promise<boolean> {
  if ((globalThis as { [key: symbol]: unknown })[Symbol.for('preau.stopping')]) return false
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false)
  })
  const answers = database()
    .execute(sql`select 1`)
    .then(
      () => true,
      () => false,
    )
  const ready = await Promise.race([answers, late])
  clearTimeout(timer)
  if (!ready) renewPool()
  return ready
}
