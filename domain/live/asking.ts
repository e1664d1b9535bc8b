import type { Database } from '#db/client'
import type { Signal } from './signal.ts'
import type { LiveEvent, LiveSource } from './source.ts'

/** What comes within so many milliseconds is asked for together. */
const TOGETHER_MS = 20
/** Where questions take long they are fewer: so many times as long as the last one took is waited before the next, and at most so long. */
const REST = 4
const MOST_REST_MS = 250
/** People greeted by one question: a server that comes back has all its browsers at once. */
const MOST_GREETED = 250
/** After the database could not be asked: at first, and at last when it goes on. */
const AGAIN_MS = 500
const SELDOM_MS = 30_000

/** The screens that a source tells; `listPeople` are those of all that are open. */
export type Audience = { listPeople: () => string[]; tell: (personId: string, event: LiveEvent) => void }

/** Somebody who connects: `tell` reaches that screen alone. */
export type Newcomer = { personId: string; tell: (event: LiveEvent) => void }

/**
 * The questions to one source, one at a time: an older answer never comes after a newer one, and what happens while one is on
 * its way is asked about in the next. When the database could not be asked, everybody is greeted anew as soon as it can.
 */
export class Asking {
  readonly #source: LiveSource
  readonly #db: Database
  readonly #audience: Audience
  readonly #report: (error: unknown) => void
  readonly #signals = new Map<string, Signal>()
  #newcomers: Newcomer[] = []
  #isAsking = false
  #wait = AGAIN_MS
  #restUntil = 0

  constructor(source: LiveSource, db: Database, audience: Audience, report: (error: unknown) => void) {
    this.#source = source
    this.#db = db
    this.#audience = audience
    this.#report = report
  }

  hear(signals: Signal[]): void {
    for (const signal of signals)
      if (this.#source.kinds.includes(signal.kind)) this.#signals.set(`${signal.kind} ${signal.id}`, signal)
    void this.#askSoon()
  }

  greet(newcomers: Newcomer[]): void {
    this.#newcomers.push(...newcomers)
    void this.#askSoon()
  }

  /** Everybody is greeted anew: signals may have been missed. */
  resume(): void {
    const people = this.#audience.listPeople()
    this.greet(people.map((personId) => ({ personId, tell: (event) => this.#audience.tell(personId, event) })))
  }

  async #askSoon(): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    while (this.#signals.size + this.#newcomers.length > 0) {
      await pause(Math.max(TOGETHER_MS, this.#restUntil - performance.now()))
      const began = performance.now()
      await this.#ask().then(
        () => {
          this.#wait = AGAIN_MS
        },
        (error: unknown) => this.#failed(error),
      )
      this.#restUntil = performance.now() + Math.min((performance.now() - began) * REST, MOST_REST_MS)
    }
    this.#isAsking = false
  }

  async #ask(): Promise<void> {
    const signals = [...this.#signals.values()]
    this.#signals.clear()
    if (signals.length > 0) {
      const ids = Object.fromEntries(this.#source.kinds.map((kind) => [kind, idsOf(signals, kind)]))
      const told = await this.#source.explain(ids, this.#audience.listPeople(), this.#db)
      for (const [personId, event] of told) this.#audience.tell(personId, event)
    }
    const newcomers = this.#newcomers.splice(0, MOST_GREETED)
    if (newcomers.length === 0) return
    const greetings = await this.#source.greet([...new Set(newcomers.map(({ personId }) => personId))], this.#db)
    for (const { personId, tell } of newcomers) {
      const greeting = greetings.get(personId)
      if (greeting) tell(greeting)
    }
  }

  /** What was asked about is forgotten, whatever was wrong with it: a greeting tells it too. */
  async #failed(error: unknown): Promise<void> {
    this.#report(error)
    await pause(this.#wait)
    this.#wait = Math.min(this.#wait * 2, SELDOM_MS)
    this.#newcomers = []
    this.resume()
  }
}

function idsOf(signals: Signal[], kind: string): string[] {
  return signals.filter((one) => one.kind === kind).map(({ id }) => id)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
