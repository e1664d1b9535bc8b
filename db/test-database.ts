import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { connect, type Database, standInForDatabase } from './client.ts'
import { asAdmin, onDatabase } from './test-server.ts'

type TestDatabase = {
  /** Usable from the first hook or test on. */
  readonly db: Database
  /** Where it is, for code that opens its own connection. */
  readonly url: string
}

/**
 * A migrated, empty database for the tests of one file, dropped after them. `database()` gives the same one.
 * Call it once at the top of the file: `const test = useTestDatabase()`, then `test.db` inside tests and hooks.
 */
export function useTestDatabase(): TestDatabase {
  const server = inject('testServer')
  const name = `preau_test_${randomBytes(6).toString('hex')}`
  const url = onDatabase(server.url, name)
  const connection = connect(url, { size: 4 })
  let undo = () => {}
  beforeAll(async () => {
    await asAdmin(server.url, `create database ${name} template ${server.template}`)
    undo = standInForDatabase(connection)
  })
  afterAll(async () => {
    undo()
    await connection.close()
    await asAdmin(server.url, `drop database if exists ${name} with (force)`)
  })
  return { db: connection.db, url }
}
