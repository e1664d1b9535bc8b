import type { Database } from '#db/client'
import { type SessionToken, tokenKey } from '#domain/session/session-cookie'
import { listLiving } from '#domain/session/sessions'
import { Asking } from './asking.ts'
import type { Signal } from './signal.ts'
import type { LiveEvent, LiveSource } from './source.ts'

/** An open screen of somebody. */
export type Screen = { token: SessionToken; tell: (event: LiveEvent) => void; cut: () => void }

/** Told of the screens of this process as they come and go. */
export type Watch = { opened: (screen: Screen) => void; closed: (screen: Screen) => void; stop: () => Promise<void> }

/** Screens that one person may have open at once, in all their browsers. */
export const MOST_SCREENS = 10

/**
 * The open screens of this process. Signals are gathered, each source is asked once which of the people here they concern, and
 * those are told.
 */
export class Hub {
  readonly #db: Database
  readonly #askings: Asking[]
  readonly #watch: Watch | undefined
  readonly #screens = new Map<string, Set<Screen>>()

  constructor(db: Database, sources: LiveSource[], report: (error: unknown) => void, watch?: Watch) {
    this.#db = db
    this.#watch = watch
    const audience = {
      listPeople: () => [...this.#screens.keys()],
      tell: (personId: string, event: LiveEvent) => this.#tell(personId, event),
    }
    this.#askings = sources.map((source) => new Asking(source, db, audience, report))
  }

  /** Takes a screen in and greets it; false when the person has too many already. */
  add(screen: Screen): boolean {
    const { personId } = screen.token
    const own = this.#screens.get(personId) ?? new Set()
    if (own.size >= MOST_SCREENS) return false
    this.#screens.set(personId, own.add(screen))
    this.#watch?.opened(screen)
    for (const asking of this.#askings) asking.greet([{ personId, tell: (event) => screen.tell(event) }])
    return true
  }

  remove(screen: Screen): void {
    const { personId } = screen.token
    const own = this.#screens.get(personId)
    if (!own?.delete(screen)) return
    if (own.size === 0) this.#screens.delete(personId)
    this.#watch?.closed(screen)
  }

  hear(signals: Signal[]): void {
    if (this.#screens.size > 0) for (const asking of this.#askings) asking.hear(signals)
  }

  /** Everybody is greeted anew: signals may have been missed. */
  resume(): void {
    for (const asking of this.#askings) asking.resume()
  }

  /** Cuts the screens whose session has ended or whose person may no longer sign in. One question for all. */
  async cutEnded(): Promise<void> {
    const screens = [...this.#screens.values()].flatMap((own) => [...own])
    if (screens.length === 0) return
    const living = await listLiving(
      screens.map(({ token }) => token),
      this.#db,
    )
    for (const screen of screens) if (!living.has(tokenKey(screen.token))) screen.cut()
  }

  cutAll(): void {
    for (const own of this.#screens.values()) for (const screen of own) screen.cut()
  }

  /** Tells those of them who are here. */
  tellAll(told: Map<string, LiveEvent>): void {
    for (const [personId, event] of told) this.#tell(personId, event)
  }

  #tell(personId: string, event: LiveEvent): void {
    for (const screen of this.#screens.get(personId) ?? []) screen.tell(event)
  }
}
