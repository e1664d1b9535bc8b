import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { connect } from '../../db/client.ts'
import { DATABASE_USER, passwordOf } from '../../db/embedded/cluster.ts'
import { freePort } from '../../db/embedded/free-port.ts'
import { fillDemoSchool } from '../../db/seed/demo-school.ts'
import { ask } from './database.ts'
import { BUILD } from './doors.ts'
import { runServer, stopServer } from './server.ts'

type Running = ReturnType<typeof runServer>

/** Préau with a database of its own and a school of 78 students, which a test may kill as it likes. */
export class SmallSchool {
  readonly url: string
  readonly #data: string
  readonly #port: number
  readonly #settings: Record<string, string>
  #server: Running | undefined

  private constructor(data: string, port: number, settings: Record<string, string>) {
    this.#data = data
    this.#port = port
    this.#settings = settings
    this.url = `http://localhost:${port}`
  }

  static async open(settings: Record<string, string> = {}): Promise<SmallSchool> {
    const data = mkdtempSync(join(tmpdir(), 'preau-killed-'))
    // PostgreSQL's own account must get in when we are root.
    chmodSync(data, 0o755)
    const school = new SmallSchool(data, await freePort(), settings)
    await school.start()
    const { db, close } = connect(school.databaseUrl, { size: 2 })
    await fillDemoSchool(db, { students: 78, deliveries: 500 }).finally(() => close())
    return school
  }

  async start(): Promise<void> {
    this.#server = runServer([], {
      PORT: String(this.#port),
      NEXT_DIST_DIR: BUILD,
      PREAU_DATA: this.#data,
      DATABASE_URL: '',
      PREAU_URL: '',
      ...this.#settings,
    })
    await this.#server.ready
  }

  /** As a machine does that loses its power: nothing is finished, nothing is closed. */
  async kill(): Promise<void> {
    const { process } = this.#server!
    const gone = new Promise((resolve) => process.once('exit', resolve))
    process.kill('SIGKILL')
    await gone
  }

  /** As an operator restarts it; gives the milliseconds that it took to end. */
  async restart(): Promise<number> {
    const began = performance.now()
    await stopServer(this.#server!.process)
    const took = performance.now() - began
    await this.start()
    return took
  }

  killDatabase(): void {
    process.kill(this.#postmaster.pid, 'SIGKILL')
  }

  async close(): Promise<void> {
    await stopServer(this.#server!.process)
    rmSync(this.#data, { recursive: true, force: true })
  }

  get databaseUrl(): string {
    const password = passwordOf(join(this.#data, 'postgres'))
    return `postgres://${DATABASE_USER}:${password}@127.0.0.1:${this.#postmaster.port}/postgres`
  }

  get #postmaster(): { pid: number; port: number } {
    const lines = readFileSync(join(this.#data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  }

  /** What is stored of a message: its state, how often it was delivered, and to how many it says it went. */
  async stored(id: string): Promise<{ state: string; count: number; copies: number; drafts: number } | undefined> {
    const [found] = await ask<{ state: string; count: number; copies: number; drafts: number }>(
      sql`select m.state, m.recipient_count as count,
          (select count(*)::int from deliveries d where d.message_id = m.id and d.box = 'inbox') as copies,
          (select count(*)::int from deliveries d where d.message_id = m.id and d.box = 'drafts') as drafts
        from messages m where m.id = ${id}`,
      this.databaseUrl,
    )
    return found
  }
}
