import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { TestProject } from 'vitest/node'
import { connect } from './client.ts'
import { startEmbedded } from './embedded/server.ts'
import { migrate } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server and the migrated database that test databases are copied from. */
    testServer: { url: string; template: string }
  }
}

/** Once a vitest run: a server, and a migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer()
  const template = `preau_template_${randomBytes(6).toString('hex')}`
  await asAdmin(server.url, `create database ${template}`)
  await migrate(onDatabase(server.url, template))
  project.provide('testServer', { url: server.url, template })
  return async () => {
    await asAdmin(server.url, `drop database if exists ${template} with (force)`)
    await server.stop()
  }
}

/** An empty embedded server that is thrown away, or the one of `TEST_DATABASE_URL` to run the same tests elsewhere. */
export async function openTestServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'preau-test-'))
  // PostgreSQL's own account must get in when we are root.
  chmodSync(folder, 0o755)
  const server = await startEmbedded(folder, { disposable: true })
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

/** The address of another database on the same server. */
export function onDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

/** One statement on a connection of its own; making and dropping databases stands in no transaction. */
export async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = connect(url, { size: 1, statementDeadline: 30_000 })
  await admin.db.execute(sql.raw(statement)).finally(() => admin.close())
}
