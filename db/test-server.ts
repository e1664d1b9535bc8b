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

/**
 * Once a test run: a server (the embedded one, or `TEST_DATABASE_URL` to run the same tests elsewhere) and a migrated
 * database to copy from.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startDisposable()
  const template = `preau_template_${randomBytes(6).toString('hex')}`
  const admin = connect(server.url, { size: 1 })
  await admin.db.execute(sql.raw(`create database ${template}`))
  await migrate(onDatabase(server.url, template))
  project.provide('testServer', { url: server.url, template })
  return async () => {
    await admin.db.execute(sql.raw(`drop database if exists ${template} with (force)`))
    await admin.close()
    await server.stop()
  }
}

async function startDisposable() {
  const folder = mkdtempSync(join(tmpdir(), 'preau-test-'))
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
