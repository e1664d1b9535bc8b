import { type Database, database } from '#db/client'
import { uuidv7 } from '#db/uuid'
import type { Screen, Watch } from '#domain/live/hub'
import { signal } from '#domain/live/signal'
import { keepScreens, leaveScreens, type OpenScreen, sweepScreens } from './screens.ts'

/** What comes and goes within so many milliseconds is written together. */
const TOGETHER_MS = 200
/** How often a process says that its screens are still there (they are nobody's after `SILENT_S`). */
const RENEW_MS = 30_000
/** How often those that are nobody's are taken out, and who went offline is told. */
const SWEEP_MS = 2_000

type Options = { db?: Database; report?: (error: unknown) => void; renewMs?: number; sweepMs?: number }

/**
 * Writes down the open screens of this process, from which presence is computed: all that came or went in a moment with one
 * statement each. A screen is told its id (`screen`) once it is written. What fails is put right by the next renewal.
 */
export class ScreenKeeper implements Watch {
  readonly #processId = uuidv7()
  readonly #db: () => Database
  readonly #report: (error: unknown) => void
  readonly #open = new Map<Screen, OpenScreen>()
  readonly #timers: NodeJS.Timeout[]
  #came: Screen[] = []
  #went: OpenScreen[] = []
  #later: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor({ db, report = say, renewMs = RENEW_MS, sweepMs = SWEEP_MS }: Options = {}) {
    this.#db = () => db ?? database()
    this.#report = report
    this.#timers = [
      setInterval(() => this.#do(() => this.#enter([...this.#open.values()])), renewMs),
      setInterval(() => this.#do(() => this.#sweep()), sweepMs),
    ]
  }

  opened(screen: Screen): void {
    this.#open.set(screen, { personId: screen.token.personId, id: uuidv7() })
    this.#came.push(screen)
    this.#soon()
  }

  closed(screen: Screen): void {
    const known = this.#open.get(screen)
    if (known) this.#went.push(known)
    this.#open.delete(screen)
    this.#soon()
  }

  /** Lets go of all of them. They stay for as long as a page change may take: browsers are back by then, here or elsewhere. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    clearTimeout(this.#later)
    this.#went.push(...this.#open.values())
    this.#open.clear()
    this.#do(() => this.#write())
    await this.#writing
  }

  #soon(): void {
    this.#later ??= setTimeout(() => this.#do(() => this.#write()), TOGETHER_MS)
  }

  /** One after the other: nobody goes before they have come. */
  #do(work: () => Promise<void>): void {
    this.#writing = this.#writing.then(work).catch(this.#report)
  }

  async #write(): Promise<void> {
    this.#later = undefined
    const [came, went] = [this.#came, this.#went]
    this.#came = []
    this.#went = []
    const here = came.flatMap((screen) => this.#open.get(screen) ?? [])
    await this.#enter(here)
    for (const screen of came) {
      const known = this.#open.get(screen)
      if (known) screen.tell({ name: 'screen', data: { id: known.id } })
    }
    await leaveScreens(went, this.#db())
  }

  async #enter(screens: OpenScreen[]): Promise<void> {
    this.#tell(await keepScreens(screens, this.#processId, this.#db()))
  }

  async #sweep(): Promise<void> {
    this.#tell(await sweepScreens(this.#db()))
  }

  #tell(personIds: string[]): void {
    for (const id of personIds) signal({ kind: 'presence', id }, this.#db())
  }
}

function say(error: unknown): void {
  console.error('screens:', error instanceof Error ? error.message : error)
}
