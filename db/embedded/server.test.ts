import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { connect, rows } from '../client.ts'
import { EmbeddedFailure } from './failure.ts'
import { beginningOf, isAlive } from './processes.ts'
import { type EmbeddedServer, startEmbedded } from './server.ts'

// A space in the path, as many a home folder has.
const data = mkdtempSync(join(tmpdir(), 'preau embedded '))
chmodSync(data, 0o755)
const start = () => startEmbedded(data, { disposable: true })
const someoneElse = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])

beforeAll(async () => {
  await (await start()).stop()
})

afterAll(() => {
  someoneElse.kill()
  rmSync(data, { recursive: true, force: true })
})

async function answers(server: EmbeddedServer): Promise<boolean> {
  const { db, close } = connect(server.url, { size: 1 })
  const [row] = await rows(db, sql`select 1 as one`)
  await close()
  return row?.one === 1
}

describe('a server that is killed', () => {
  test('comes back, and those who hold its database go on', async () => {
    const server = await start()
    const { db, close } = connect(server.url, { statementDeadline: 2_000 })
    onTestFinished(() => close(0).then(() => server.stop()))
    const killed = server.pid()
    const ask = () => Promise.all(Array.from({ length: 40 }, (_, n) => rows(db, sql`select ${n}::int as n`)))
    await ask()
    process.kill(killed, 'SIGKILL')
    const asked = ask().catch(() => 'refused')
    await expect.poll(() => server.pid(), { timeout: 10_000 }).not.toBe(killed)
    expect(await asked).toBeDefined()
    await expect
      .poll(
        () =>
          ask().then(
            (all) => all.length,
            () => 0,
          ),
        { timeout: 5_000 },
      )
      .toBe(40)
  })
})

describe('what an earlier run left', () => {
  const pidFile = () => join(data, 'postgres', 'postmaster.pid')

  test('a pid file of a dead process', async () => {
    writeFileSync(pidFile(), '999999\n/nowhere\n')
    const server = await start()
    expect(await answers(server)).toBe(true)
    await server.stop()
  })

  test('a pid file whose number another program has now', async () => {
    writeFileSync(pidFile(), `${someoneElse.pid}\n${data}\n`)
    const server = await start()
    expect(await answers(server)).toBe(true)
    expect(isAlive(someoneElse.pid!)).toBe(true)
    await server.stop()
  })

  test('a folder that was being made', async () => {
    const half = join(data, 'postgres.half-1')
    mkdirSync(join(half, 'base'), { recursive: true })
    rmSync(join(data, 'postgres'), { recursive: true })
    const server = await start()
    expect(existsSync(half)).toBe(false)
    await server.stop()
  })

  test('a server whose starter was killed ends by itself', async () => {
    const module = JSON.stringify(join(import.meta.dirname, 'server.ts'))
    const script = `const { startEmbedded } = await import(${module}); const s = await startEmbedded(${JSON.stringify(data)}, { disposable: true }); console.log(s.pid()); setInterval(() => {}, 1000)`
    const starter = spawn(process.execPath, ['--input-type=module', '-e', script])
    const pid = Number(await new Promise((resolve) => starter.stdout.once('data', resolve)))
    expect(isAlive(pid)).toBe(true)
    starter.kill('SIGKILL')
    const server = await start()
    expect(await answers(server)).toBe(true)
    expect(isAlive(pid)).toBe(false)
    await server.stop()
  })
})

describe('what cannot be used is said in one sentence', () => {
  test('a folder that another process holds', async () => {
    writeFileSync(join(data, 'preau.pid'), JSON.stringify({ pid: someoneElse.pid, began: beginningOf(someoneElse.pid!) }))
    await expect(start()).rejects.toThrow(/Préau tourne déjà .*PREAU_DATA=/)
    rmSync(join(data, 'preau.pid'))
  })

  test('a folder that is not ours', async () => {
    const foreign = mkdtempSync(join(tmpdir(), 'preau-foreign-'))
    chmodSync(foreign, 0o755)
    mkdirSync(join(foreign, 'postgres'))
    writeFileSync(join(foreign, 'postgres', 'letter.txt'), 'mine')
    await expect(startEmbedded(foreign)).rejects.toThrow(EmbeddedFailure)
    expect(readFileSync(join(foreign, 'postgres', 'letter.txt'), 'utf8')).toBe('mine')
    rmSync(foreign, { recursive: true })
  })
})

test('nothing is left taken', () => {
  expect(existsSync(join(data, 'preau.pid'))).toBe(false)
})
