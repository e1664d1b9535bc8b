import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isAlive } from '../db/embedded/processes.ts'

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'preau commands '))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What `node server.ts` says on its way out, and with which code it ends. */
function serve(settings: Record<string, string>) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: '',
    PREAU_SECRET: '',
    PREAU_DATA: join(folder, 'data'),
    ...settings,
  } as NodeJS.ProcessEnv
  const { status, stderr } = spawnSync(process.execPath, ['server.ts'], { cwd: ROOT, env, encoding: 'utf8', timeout: 60_000 })
  return { status, lines: stderr.trim().split('\n') }
}

describe('a server that cannot start says why in one line', () => {
  test('a malformed setting', () => {
    const { status, lines } = serve({ PORT: 'abc', DATABASE_URL: 'foo' })
    expect(status).toBe(1)
    expect(lines).toEqual([
      expect.stringMatching(/^PORT .*il faut un nombre/),
      expect.stringMatching(/^DATABASE_URL .*PostgreSQL/),
    ])
  })

  test('a database that is not there', () => {
    const { status, lines } = serve({ DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/nothing' })
    expect(status).toBe(1)
    expect(lines).toEqual([expect.stringMatching(/^DATABASE_URL .*personne n'écoute/)])
  })

  test('a data folder that holds something else', () => {
    mkdirSync(join(folder, 'other', 'postgres'), { recursive: true })
    writeFileSync(join(folder, 'other', 'postgres', 'letter.txt'), 'mine')
    const { status, lines } = serve({ PREAU_DATA: join(folder, 'other') })
    expect(status).toBe(1)
    expect(lines).toEqual([expect.stringMatching(/n'est pas vide.*PREAU_DATA/)])
    expect(readFileSync(join(folder, 'other', 'postgres', 'letter.txt'), 'utf8')).toBe('mine')
  })

  test('a taken port, and nothing stays behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as { port: number }
    const data = mkdtempSync(join(tmpdir(), 'preau-open-'))
    chmodSync(data, 0o755)
    const { status, lines } = serve({ PORT: String(port), PREAU_DATA: data })
    taken.close()
    expect(status).toBe(1)
    expect(lines).toEqual([`Le port ${port} est déjà pris. Choisissez-en un autre : PORT=${port + 1} npm run demo`])
    expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
    const log = readFileSync(join(data, 'postgres.log'), 'utf8')
    expect(isAlive(Number(/\[(\d+)\] LOG: {2}starting/.exec(log)?.[1]))).toBe(false)
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
    rmSync(data, { recursive: true })
  })
})
