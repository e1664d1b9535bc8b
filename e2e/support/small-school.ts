import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { connect } from '../../db/client.ts'
import { DATABASE_USER, passwordOf } from '../../db/embedded/cluster.ts'
import { fillDemoSchool } from '../../db/seed/demo-school.ts'
import { ask } from './database.ts'
import { OwnProcess } from './own-process.ts'

/** Préau with a database of its own and a school of 78 students, which a test may kill as it likes. */
export class SmallSchool {
  readonly #data: string
  readonly #settings: Record<string, string>
  readonly #neighbours: OwnProcess[] = []
  #server: OwnProcess | undefined

  private constructor(data: string, settings: Record<string, string>) {
    this.#data = data
    this.#settings = settings
  }

  static async open(settings: Record<string, string> = {}): Promise<SmallSchool> {
    const data = mkdtempSync(join(tmpdir(), 'preau-killed-'))
    // PostgreSQL's own account must get in when we are root.
    chmodSync(data, 0o755)
    const school = new SmallSchool(data, settings)
    school.#server = await OwnProcess.start(() => ({ PREAU_DATA: data, DATABASE_URL: '', ...settings }))
    const { db, close } = connect(school.databaseUrl, { size: 2 })
    await fillDemoSchool(db, { students: 78, deliveries: 500 }).finally(() => close())
    return school
  }

  /** A second server on the same database and the same files. Who is signed in at one is so at both: cookies know no ports. */
  async neighbour(): Promise<OwnProcess> {
    const data = this.#data
    const made = await OwnProcess.start(() => ({ PREAU_DATA: data, DATABASE_URL: this.databaseUrl, ...this.#settings }))
    this.#neighbours.push(made)
    return made
  }

  get url(): string {
    return this.#server!.url
  }

  start(): Promise<void> {
    return this.#server!.start()
  }

  kill(): Promise<void> {
    return this.#server!.kill()
  }

  restart(): Promise<number> {
    return this.#server!.restart()
  }

  killDatabase(): void {
    process.kill(this.#postmaster.pid, 'SIGKILL')
  }

  async close(): Promise<void> {
    for (const one of this.#neighbours) await one.stop()
    await this.#server!.stop()
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
