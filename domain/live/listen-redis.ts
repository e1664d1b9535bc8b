import { createClient } from '@redis/client'
import type { Channel, Ear } from '#db/listen'

/**
 * The channel `name` of Redis (≥ 6, pub/sub), made anew when it is lost. Redis shares channels among its databases: the number in
 * `url` tells installations apart. Whoever starts while Redis is away is told `open` later; `report` says what is wrong, once.
 */
export async function listenRedis(
  url: string,
  name: string,
  { hear, open }: Ear,
  report: (error: unknown) => void,
): Promise<Channel> {
  const channel = `${name} ${new URL(url).pathname.slice(1) || 0}`
  const client = createClient({
    url,
    // With the third protocol one connection both hears and speaks.
    RESP: 3,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: 300, connectTimeout: 5_000 },
  })
  let isWrong = false
  client.on('error', (error: unknown) => {
    if (!isWrong) report(error)
    isWrong = true
  })
  let subscribed: Promise<unknown> | undefined
  client.on('ready', () => {
    isWrong = false
    subscribed ??= client.subscribe(channel, hear)
    subscribed.then(open, report)
  })
  client.connect().catch(report)
  return {
    send: (payload) => client.publish(channel, payload),
    close: async () => client.destroy(),
  }
}
