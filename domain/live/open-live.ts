import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Database, database } from '#db/client'
import { type Ear, listen } from '#db/listen'
import { type Bus, CHANNEL, type Hearing, openBus } from './bus.ts'
import { Hub, type Watch } from './hub.ts'
import { listenRedis } from './listen-redis.ts'
import { holdLine } from './signal.ts'
import type { LiveSource } from './source.ts'
import { serveLive } from './stream.ts'

/** A session that ended is cut off within so many milliseconds. */
const LOOK_MS = 4_000

type Options = {
  url: string
  /** Where Redis is; without it the processes tell each other by PostgreSQL. */
  redisUrl?: string | undefined
  watch?: Watch
  db?: Database
  report?: (error: unknown) => void
}
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export type Live = {
  /** Answers `GET /api/live` itself and hands everything else on. */
  beside: (next: Handler) => Handler
  /** Ends the streams; browsers come back when the next process listens. */
  stop: () => Promise<void>
}

/** Opens the line of this process: its streams, and the bus to the other processes on the database at `url`. */
export async function openLive(
  sources: LiveSource[],
  { watch, db = database(), report = say, ...where }: Options,
): Promise<Live> {
  const hub = new Hub(db, sources, report, watch)
  const bus = await joinBus({ ...where, report }, { hear: (signals) => hub.hear(signals), resume: () => hub.resume() })
  holdLine({
    publish: (signal) => {
      hub.hear([signal])
      bus.publish(signal)
    },
    tell: (told) => hub.tellAll(told),
  })
  const looking = setInterval(() => void hub.cutEnded().catch(report), LOOK_MS)
  return {
    beside: (next) => async (request, response) =>
      request.url?.split('?', 1)[0] === '/api/live' ? serveLive(hub, request, response) : next(request, response),
    stop: async () => {
      clearInterval(looking)
      holdLine(undefined)
      hub.cutAll()
      await watch?.stop()
      await bus.close()
    },
  }
}

type Where = Pick<Options, 'url' | 'redisUrl'> & { report: (error: unknown) => void }

function joinBus({ url, redisUrl, report }: Where, hearing: Hearing): Promise<Bus> {
  const line = redisUrl ? (ear: Ear) => listenRedis(redisUrl, CHANNEL, ear, report) : (ear: Ear) => listen(url, CHANNEL, ear)
  return openBus(line, hearing)
}

function say(error: unknown): void {
  console.error('live:', error instanceof Error ? error.message : error)
}
