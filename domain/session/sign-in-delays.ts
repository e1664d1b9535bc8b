import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'

/** Free tries and the longest wait in seconds. The account alone is slowed gently, so that nobody can lock a pupil out. */
const BY_ACCOUNT_AND_ADDRESS = { free: 5, longest: 900 }
const BY_ACCOUNT = { free: 20, longest: 60 }

/**
 * Counts a try before the password is looked at, so that a hundred tries at once are a hundred tries. Known and unknown
 * identifiers are counted alike. Throws `too-many-tries` with the seconds to wait.
 */
export async function countTry(identifier: string, address: string, db: Database = database()): Promise<void> {
  const [both, account] = keys(identifier, address)
  await takeTurn(both, BY_ACCOUNT_AND_ADDRESS, db)
  await takeTurn(account, BY_ACCOUNT, db)
}

/** A right password forgets the failures of that account. */
export async function forgetTries(identifier: string, address: string, db: Database = database()): Promise<void> {
  await db.execute(sql`delete from sign_in_delays where key in ${keys(identifier, address)}`)
}

/** The clock and not the start of the transaction: of two tries at once, the later one waits for the first one's row. */
async function takeTurn(key: string, { free, longest }: typeof BY_ACCOUNT, db: Database): Promise<void> {
  const failures = sql`case when d.wait_until < clock_timestamp() - interval '1 hour' then 1 else d.failures + 1 end`
  const [turn] = await rows<{ failures: number }>(
    db,
    sql`insert into sign_in_delays as d (key, failures, wait_until) values (${key}, 1, clock_timestamp())
        on conflict (key) do update set failures = ${failures},
          wait_until = clock_timestamp() + make_interval(secs => case when (${failures}) <= ${free} then 0
            else least(power(2, least((${failures}) - ${free}, 20)), ${longest}) end)
        where d.wait_until <= clock_timestamp()
        returning failures`,
  )
  if (!turn) throw new Refusal('too-many-tries', { seconds: await secondsLeft(key, db) }, 'password')
}

async function secondsLeft(key: string, db: Database): Promise<number> {
  const [wait] = await rows<{ seconds: number }>(
    db,
    sql`select greatest(1, ceil(extract(epoch from wait_until - now())))::int as seconds from sign_in_delays where key = ${key}`,
  )
  return wait?.seconds ?? 1
}

/** Neither identifiers nor addresses are kept in the clear. */
function keys(identifier: string, address: string): [string, string] {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const account = identifier.trim().toLowerCase()
  return [hash(`both\n${account}\n${address}`), hash(`account\n${account}`)]
}
