import { sql } from 'drizzle-orm'
import { connect, rows } from './client.ts'

type PutFile = (sha256: string, bytes: Buffer) => Promise<void>

const PATIENCE = 10 * 60_000

/**
 * Fills the demo school when the database at `url` holds no school yet, in one transaction: a fill that was cut short leaves
 * nothing but files that nobody names, and of two that start together the second finds the work done. Says whether it filled.
 */
export async function fillOnce(url: string, putFile: PutFile): Promise<boolean> {
  const { db, close } = connect(url, { size: 2, statementDeadline: PATIENCE, transactionDeadline: PATIENCE })
  try {
    const filled = await db.transaction(async (tx) => {
      await tx.execute(sql`lock table schools in share row exclusive mode`)
      const [found] = await rows<{ any: boolean }>(tx, sql`select exists (select from schools) as any`)
      if (found?.any) return false
      const { fillDemoSchool } = await import('./seed/demo-school.ts')
      await fillDemoSchool(tx, { putFile })
      return true
    })
    if (filled) await db.execute(sql`analyze`)
    return filled
  } finally {
    await close()
  }
}
