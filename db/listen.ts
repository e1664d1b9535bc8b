import postgres from 'postgres'

export type Channel = { send: (payload: string) => Promise<unknown>; close: () => Promise<void> }

/**
 * Listens on a channel of PostgreSQL (`NOTIFY`) by a connection of its own, which is made anew when it is lost: `onOpen` says so,
 * the first time too, as what was said meanwhile was not heard. Payloads are of at most 7,900 bytes. PgBouncer must hand the
 * connection through whole (session mode).
 */
export async function listen(
  url: string,
  channel: string,
  hear: (payload: string) => void,
  onOpen: () => void,
): Promise<Channel> {
  const sql = postgres(url, {
    max: 1,
    backoff: () => 0.3,
    connect_timeout: 5,
    connection: { application_name: 'preau live' },
    onnotice: () => {},
    fetch_types: false,
  })
  await sql.listen(channel, hear, onOpen)
  return { send: (payload) => sql.notify(channel, payload), close: () => sql.end({ timeout: 1 }) }
}
