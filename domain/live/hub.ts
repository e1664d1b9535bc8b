import type { Database } from '#db/client'
import { type SessionToken, tokenKey } from '#domain/session/session-cookie'
import { listLiving } from '#domain/session/sessions'
import type { Signal } from './signal.ts'
import type { LiveEvent, LiveSource } from './source.ts'

/** An open screen of somebody. */
export type Screen = { token: SessionToken; tell: (event: LiveEvent) => void; cut: () => void }

/** Screens that one person may have open at once, in all their browsers. */
export const MOST_SCREENS = 10

/** Signals that come within so many milliseconds are explained together. */
const TOGETHER_MS = 20

/**
 * The open screens of this process. Signals are gathered, each source is asked once which of the people here they concern, and
 * those are told.
 */
export class Hub {
  readonly #db: Database
  readonly #sources: LiveSource[]
  readonly #report: (error: unknown) => void
  readonly #screens = new Map<string, Set<Screen>>()
  readonly #waiting = new Map<string, Signal>()
  #explaining: Promise<void> | undefined

  constructor(db: Database, sources: LiveSource[], report: (error: unknown) => void) {
    this.#db = db
    this.#sources = sources
    this.#report = report
  }

  /** Takes a screen in and greets it; false when the person has too many already. */
  add(screen: Screen): boolean {
    const { personId } = screen.token
    const own = this.#screens.get(personId) ?? new Set()
    if (own.size >= MOST_SCREENS) return false
    this.#screens.set(personId, own.add(screen))
    void this.#greet([personId], (event) => screen.tell(event))
    return true
  }

  remove(screen: Screen): void {
    const { personId } = screen.token
    const own = this.#screens.get(personId)
    own?.delete(screen)
    if (own?.size === 0) this.#screens.delete(personId)
  }

  hear(signals: Signal[]): void {
    if (this.#screens.size === 0) return
    for (const signal of signals) this.#waiting.set(`${signal.kind} ${signal.id}`, signal)
    this.#explaining ??= this.#explainSoon()
  }

  /** Everybody is greeted anew: signals may have been missed. */
  resume(): void {
    void this.#greet([...this.#screens.keys()], (event, personId) => this.#tell(personId, event))
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

  async #explainSoon(): Promise<void> {
    await new Promise((done) => setTimeout(done, TOGETHER_MS))
    const signals = [...this.#waiting.values()]
    this.#waiting.clear()
    this.#explaining = undefined
    const people = [...this.#screens.keys()]
    for (const source of this.#sources) {
      const ids = Object.fromEntries(
        source.kinds.map((kind) => [kind, signals.filter((one) => one.kind === kind).map(({ id }) => id)]),
      )
      if (Object.values(ids).every((some) => some.length === 0)) continue
      await source.explain(ids, people, this.#db).then((told) => this.tellAll(told), this.#report)
    }
  }

  async #greet(people: string[], tell: (event: LiveEvent, personId: string) => void): Promise<void> {
    for (const source of this.#sources)
      await source
        .greet(people, this.#db)
        .then((told) => told.forEach((event, personId) => void tell(event, personId)), this.#report)
  }

  /** Tells those of them who are here. */
  tellAll(told: Map<string, LiveEvent>): void {
    for (const [personId, event] of told) this.#tell(personId, event)
  }

  #tell(personId: string, event: LiveEvent): void {
    for (const screen of this.#screens.get(personId) ?? []) screen.tell(event)
  }
}
