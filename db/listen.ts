import { sql as statement } from 'drizzle-orm'
import postgres from 'postgres'
import { connect } from './client.ts'

/**
 * A line on which each payload that is sent is heard by all who hold it, the sender included. `send` rejects when it surely was not
 * sent; what is lost on the way is told by nobody.
 */
export type Channel = { send: (payload: string) => Promise<unknown>; close: () => Promise<void> }

export type Ear = {
  hear: (payload: string) => void
  /** The line is open: what was said before was not heard. Said anew each time that it was lost and is there again. */
  open: () => void
}

/**
 * The channel `name` of PostgreSQL (`NOTIFY`): two connections, one to hear and one to speak, made anew when they are lost. Payloads are
 * of at most 7,900 bytes. PgBouncer must hand the first through whole (session mode).
 */
export async function listen(url: string, name: string, { hear, open }: Ear): Promise<Channel> {
  const ear = postgres(url, {
    max: 1,
    backoff: () => 0.3,
    connect_timeout: 5,
    connection: { application_name: 'preau live' },
    onnotice: () => {},
    fetch_types: false,
  })
  const mouth = connect(url, { size: 1, statementDeadline: 5_000 })
  const close = async () => {
    await Promise.all([ear.end({ timeout: 1 }), mouth.close(1)])
  }
  try {
    await ear.listen(name, hear, open)
  } catch (error) {
    await close()
    throw error
  }
  return { send: (payload) => mouth.db.execute(statement`select pg_notify(${name}, ${payload})`), close }
}
