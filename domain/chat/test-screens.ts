import type { Database } from '#db/client'
import { Hub, type Screen } from '#domain/live/hub'
import { holdLine } from '#domain/live/signal'
import type { LiveSource } from '#domain/live/source'
import type { Viewer } from '#domain/session/viewer'
import { applyChatNews, applyPage, type ChatView, EMPTY_CHAT, listGaps } from './apply-chat-news.ts'
import { liveChat } from './live-chat.ts'
import { livePresence } from './live-presence.ts'
import { readChatOverview, readRoomPage } from './queries.ts'
import type { ChatNews } from './types.ts'

/** A screen of somebody, as the browser keeps it: loaded once, then kept up by what it is told. For tests. */
export type TestScreen = {
  viewer: Viewer
  view: ChatView
  /** All that it was told. */
  news: ChatNews[]
  /** The same with what it loaded, as if that had been told. */
  heard: ChatNews[]
  /** News are lost on their way. */
  isDeaf: boolean
  /** A greeting came: the overview must be loaded again. */
  isGreeted: boolean
}

/** A process's screens on the real hub, in which tests look over everybody's shoulder (`onTold`). */
export class TestScreens {
  readonly #db: Database
  readonly hub: Hub
  readonly screens: TestScreen[] = []
  readonly #unexplained = new Map<string, number>()
  onTold: (screen: TestScreen, news: ChatNews) => void = () => {}

  constructor(db: Database) {
    this.#db = db
    this.hub = new Hub(db, [this.#traced(liveChat), this.#traced(livePresence)], (error) => {
      throw error
    })
    holdLine({
      publish: (signal) => {
        // Without a screen nobody is told.
        if (this.screens.length > 0) this.#count(signal.kind, 1)
        this.hub.hear([signal])
      },
      tell: (told) => this.hub.tellAll(told),
    })
  }

  close(): void {
    holdLine(undefined)
  }

  async open(viewer: Viewer): Promise<TestScreen> {
    const seen: TestScreen = { viewer, view: EMPTY_CHAT, news: [], heard: [], isDeaf: false, isGreeted: false }
    const screen: Screen = {
      token: { personId: viewer.personId, sessionId: viewer.sessionId },
      tell: ({ data }) => this.#tell(seen, JSON.parse(JSON.stringify(data)) as ChatNews),
      cut: () => {},
    }
    this.screens.push(seen)
    this.hub.add(screen)
    await this.load(seen)
    return seen
  }

  /** All that was signalled has been told. */
  isQuiet(): boolean {
    return [...this.#unexplained.values()].every((count) => count === 0)
  }

  /** As after a greeting: the overview anew, then what the shown talks lack. */
  async load(screen: TestScreen): Promise<void> {
    const overview = await readChatOverview(screen.viewer, this.#db)
    screen.isGreeted = false
    const news = { at: overview.at, overview }
    screen.heard.push(news)
    screen.view = applyChatNews(screen.view, news)
    await this.catchUp(screen)
  }

  async catchUp(screen: TestScreen): Promise<void> {
    for (let gaps = listGaps(screen.view); gaps.length > 0; gaps = listGaps(screen.view))
      for (const gap of gaps) {
        const page = await readRoomPage(screen.viewer, gap.roomId, { after: gap.after }, this.#db)
        screen.view = applyPage(screen.view, gap.roomId, page, gap)
      }
  }

  async show(screen: TestScreen, roomId: string): Promise<void> {
    if (screen.view.pages[roomId]) return
    const page = await readRoomPage(screen.viewer, roomId, {}, this.#db)
    screen.view = applyPage(screen.view, roomId, page, 'newest')
  }

  #tell(screen: TestScreen, news: ChatNews): void {
    this.onTold(screen, news)
    screen.news.push(news)
    screen.heard.push(news)
    if (screen.isDeaf && !news.isGreeting) return
    if (news.isGreeting) screen.isGreeted = true
    screen.view = applyChatNews(screen.view, news)
  }

  #traced(source: LiveSource): LiveSource {
    return {
      ...source,
      explain: async (ids, people, db) => {
        const asked = new Map(source.kinds.map((kind) => [kind, this.#unexplained.get(kind) ?? 0]))
        const told = await source.explain(ids, people, db)
        // After the hub has told it.
        setImmediate(() => {
          for (const [kind, count] of asked) this.#count(kind, -count)
        })
        return told
      },
    }
  }

  #count(kind: string, more: number): void {
    this.#unexplained.set(kind, (this.#unexplained.get(kind) ?? 0) + more)
  }
}
