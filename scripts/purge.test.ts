import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { trashMessages } from '#domain/mail/copies'
import { sendMessage } from '#domain/mail/send-message'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'preau-purge-'))
let school: SmallSchool

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  const lea = school.viewer('Léa Bernard')
  const { id } = await sendMessage(school.viewer('Claire Martin'), draftTo(school, ['Léa Bernard']))
  await trashMessages(lea, [id])
  await test.db.execute(sql`update deliveries set trashed_at = now() - interval '31 days' where trashed_at is not null`)
})
afterAll(() => rmSync(folder, { recursive: true }))

function purge(parameters: string[], url = test.url) {
  const env = { ...process.env, DATABASE_URL: url, PREAU_DATA: folder }
  return spawnSync(process.execPath, ['scripts/purge.ts', ...parameters], { encoding: 'utf8', env })
}

it('counts by school without deleting, then deletes what it counted', () => {
  const counted = purge(['--dry-run'])
  expect([counted.status, counted.stdout]).toEqual([
    0,
    expect.stringContaining('1 copie(s) de la corbeille, 0 copie(s) trop ancienne(s)'),
  ])
  expect(counted.stdout).toContain("Rien n'a été supprimé.")
  for (const left of [1, 0]) expect(purge([]).stdout).toContain(`${left} copie(s) de la corbeille`)
})

it('says in a sentence why the database cannot be used', () => {
  const { status, stderr } = purge([], 'postgres://nobody:x@127.0.0.1:1/nothing')
  expect([status, stderr.trim().split('\n')]).toEqual([1, [expect.stringMatching(/personne n'écoute/)]])
})

it('says in a sentence which setting cannot be used', () => {
  const { status, stderr } = purge([], 'ftp://nowhere')
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^DATABASE_URL n'est pas utilisable/)])
})
