import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll } from 'vitest'
import { holdQueue } from '#domain/jobs/enqueue'
import { settle } from '#env'

export type Asked = { name: string; data: Record<string, string> }

/** A data folder of the test's own, whose outbox it reads, and what was asked of the queue, which does not run. */
export function useOutbox() {
  const folder = mkdtempSync(join(tmpdir(), 'preau-outbox-'))
  const asked: Asked[] = []
  beforeAll(() => {
    settle({ PREAU_DATA: folder })
    holdQueue({ send: async (name, data) => void asked.push({ name, data: data as Record<string, string> }), wake: () => {} })
  })
  afterAll(() => {
    holdQueue(undefined)
    rmSync(folder, { recursive: true, force: true })
  })
  const files = () => readdirSync(join(folder, 'outbox')).map((name) => readFileSync(join(folder, 'outbox', name)))
  return { asked, mails: () => Promise.all(files().map((file) => PostalMime.parse(file))) }
}
