import type { Channel, Ear } from '#db/listen'
import { uuidv7 } from '#db/uuid'
import type { Signal } from './signal.ts'

/** Between the processes behind one database: what each publishes, all others hear, late rather than never. */
export type Bus = { publish: (signal: Signal) => void; close: () => Promise<void> }

export type Hearing = {
  hear: (signals: Signal[]) => void
  /** The line was lost and is there again, here or at another process: signals may have been missed. */
  resume: () => void
}

/** What goes over the line; without signals it only shows that the line is alive. `isGap`: the sender lost some. */
type Parcel = { from: string; number: number; signals: Signal[]; isGap?: true }

export const CHANNEL = 'preau_live'
/** Signals published within so many milliseconds go together. */
const TOGETHER_MS = 5
/** PostgreSQL takes 8,000 bytes; a signal is at most 100. */
const MOST_TOGETHER = 70
/** Parcels that are kept until they were heard; beyond, everybody looks for themselves. */
const MOST_KEPT = 500

/** How often the line is looked at, when a parcel is sent again, when the line is made anew, and when something is said on a silent one. */
export const WAITS = { look: 1_000, again: 2_000, anew: 10_000, silent: 20_000 }

/**
 * The bus on a line (PostgreSQL's NOTIFY or Redis). A process hears its own parcels too, and by that knows that they went out: what it
 * has not heard it sends again, and a line on which nothing comes back is made anew, whatever its driver believes. Each process whose line
 * was lost resumes when it is back. So a signal is heard by all or followed by a `resume`, perhaps more than once.
 */
export async function openBus(connect: (ear: Ear) => Promise<Channel>, hearing: Hearing, waits = WAITS): Promise<Bus> {
  const line = new Line(connect, hearing, waits)
  await line.open()
  const looking = setInterval(() => line.look(), waits.look)
  return {
    publish: (signal) => line.publish(signal),
    close: async () => {
      clearInterval(looking)
      await line.close()
    },
  }
}

type Kept = { payload: string; sentAt: number; firstAt: number }

class Line {
  readonly #me = uuidv7()
  readonly #connect: (ear: Ear) => Promise<Channel>
  readonly #hearing: Hearing
  readonly #waits: typeof WAITS
  readonly #waiting = new Map<string, Signal>()
  readonly #kept = new Map<number, Kept>()
  #channel: Channel | undefined
  #number = 0
  #openings = 0
  #heardAt = performance.now()
  #isRenewing = false
  /** Doubled with each line that was made in vain: one that is slow to open is not closed before it can carry anything. */
  #patience: number

  constructor(connect: (ear: Ear) => Promise<Channel>, hearing: Hearing, waits: typeof WAITS) {
    this.#connect = connect
    this.#hearing = hearing
    this.#waits = waits
    this.#patience = waits.anew
  }

  async open(): Promise<void> {
    this.#channel = await this.#connect({ hear: (payload) => this.#hear(payload), open: () => this.#opened() })
  }

  publish(signal: Signal): void {
    if (this.#waiting.size === 0) setTimeout(() => this.#flush(), TOGETHER_MS)
    this.#waiting.set(`${signal.kind} ${signal.id}`, signal)
  }

  /** Now and then: what was not heard goes again; a line that is deaf is made anew. */
  look(): void {
    const now = performance.now()
    const [oldest] = this.#kept.values()
    if (oldest && now - oldest.firstAt > this.#patience) void this.#renew()
    for (const kept of this.#kept.values()) if (now - kept.sentAt > this.#waits.again) void this.#send(kept)
    if (this.#kept.size === 0 && now - this.#heardAt > this.#waits.silent) void this.#post([])
  }

  async close(): Promise<void> {
    await Promise.all(this.#flush())
    await this.#channel?.close()
  }

  #hear(payload: string): void {
    const parcel = opened(payload)
    if (!parcel) return
    this.#heardAt = performance.now()
    if (parcel.from === this.#me) this.#heardMyself(parcel.number)
    else if (parcel.isGap) this.#hearing.resume()
    else if (parcel.signals.length > 0) this.#hearing.hear(parcel.signals)
  }

  #heardMyself(number: number): void {
    this.#kept.delete(number)
    this.#patience = this.#waits.anew
  }

  #opened(): void {
    if (this.#openings++ === 0) return
    this.#hearing.resume()
    for (const kept of this.#kept.values()) void this.#send(kept)
  }

  #flush(): Promise<unknown>[] {
    const signals = [...this.#waiting.values()]
    this.#waiting.clear()
    const parcels = Math.ceil(signals.length / MOST_TOGETHER)
    if (this.#kept.size + parcels > MOST_KEPT) {
      this.#kept.clear()
      return [this.#post([], true)]
    }
    return Array.from({ length: parcels }, (_, n) => this.#post(signals.slice(n * MOST_TOGETHER, (n + 1) * MOST_TOGETHER)))
  }

  #post(signals: Signal[], isGap = false): Promise<unknown> {
    const parcel: Parcel = { from: this.#me, number: ++this.#number, signals, ...(isGap && { isGap }) }
    const kept = { payload: JSON.stringify(parcel), sentAt: 0, firstAt: performance.now() }
    this.#kept.set(parcel.number, kept)
    return this.#send(kept)
  }

  #send(kept: Kept): Promise<unknown> {
    kept.sentAt = performance.now()
    // Not sent is not heard: it goes again.
    return this.#channel?.send(kept.payload).catch(() => undefined) ?? Promise.resolve()
  }

  async #renew(): Promise<void> {
    if (this.#isRenewing) return
    this.#isRenewing = true
    this.#patience = Math.min(this.#patience * 2, this.#waits.anew * 8)
    await this.#channel?.close().catch(() => undefined)
    await this.open().catch(() => undefined)
    for (const kept of this.#kept.values()) kept.firstAt = performance.now()
    this.#isRenewing = false
  }
}

/** Whoever may speak on the line could say anything: what is no parcel is nothing. */
function opened(payload: string): Parcel | undefined {
  try {
    const parcel = JSON.parse(payload) as Parcel
    return Array.isArray(parcel?.signals) && parcel.signals.every(isSignal) ? parcel : undefined
  } catch {
    return undefined
  }
}

function isSignal(one: Signal | null): boolean {
  return typeof one?.kind === 'string' && typeof one.id === 'string'
}
