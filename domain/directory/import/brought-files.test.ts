import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import type { Actor } from '#domain/audit/write-audit-line'
import { settle } from '#env'
import { bringFiles, readBrought } from './bring-files.ts'
import { tidyImports } from './import-job.ts'
import { getImport } from './import-row.ts'
import { abandonImport } from './plan-import.ts'
import type { Chosen } from './read-files.ts'
import { emptySchool } from './test-import.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'preau-brought-'))

beforeAll(() => settle({ PREAU_DATA: folder }))
afterAll(() => rmSync(folder, { recursive: true }))

const TABLE = 'Nom;Prénom;Classe;Place\nBernard;Léa;3A;1\nPetit;Hugo;3A;2\n'
const STUDENTS: Chosen = { mappings: { 'classe.csv': { profile: 'student', columns: { lastName: 0, firstName: 1, class: 2 } } } }
const NOBODY: Chosen = { mappings: { 'classe.csv': { profile: 'student', columns: { lastName: 3, firstName: 3 } } } }

function form(text: string): Request {
  const body = new FormData()
  body.append('files', new File([text], 'classe.csv'))
  return new Request('http://localhost/api/imports', { method: 'POST', body })
}

const filesOf = (id: string) => existsSync(join(folder, 'imports', id))

async function stagedOf(id: string): Promise<string[]> {
  const people = await rows<{ name: string }>(test.db, sql`select name from import_people where import_id = ${id} order by 1`)
  return people.map(({ name }) => name)
}

async function brought(): Promise<{ school: Actor; id: string }> {
  const school = await emptySchool(test.db)
  const id = await bringFiles(school, form(TABLE), test.db)
  expect(await getImport(school, id, test.db)).toMatchObject({ state: 'uploaded' })
  expect(filesOf(id)).toBe(true)
  return { school, id }
}

it('the files of families go once they are read', async () => {
  const { school, id } = await brought()
  await readBrought(school, id, STUDENTS, test.db)
  expect(await getImport(school, id, test.db)).toMatchObject({ state: 'planned', progress: 0 })
  expect(filesOf(id)).toBe(false)
})

it('they go with an import that is put aside, and what was read of them too', async () => {
  const { school, id } = await brought()
  await abandonImport(school, id, test.db)
  expect(filesOf(id)).toBe(false)
  const other = await brought()
  await readBrought(other.school, other.id, STUDENTS, test.db)
  await abandonImport(other.school, other.id, test.db)
  expect(await stagedOf(other.id)).toEqual([])
})

it('they go with an import that is refused after a choice', async () => {
  const { school, id } = await brought()
  await expect(readBrought(school, id, NOBODY, test.db)).rejects.toMatchObject({ code: 'import-empty' })
  expect(await getImport(school, id, test.db)).toMatchObject({ state: 'refused' })
  expect(filesOf(id)).toBe(false)
})

it('what a killed process left behind goes after a day, and not before', async () => {
  const { id } = await brought()
  await test.db.execute(sql`delete from imports where id = ${id}`)
  await tidyImports(test.db)
  expect(filesOf(id)).toBe(true)
  utimesSync(join(folder, 'imports', id), 0, 0)
  const waiting = await brought()
  utimesSync(join(folder, 'imports', waiting.id), 0, 0)
  await tidyImports(test.db)
  expect(filesOf(id)).toBe(false)
  expect(filesOf(waiting.id)).toBe(true)
})

it('read from two tabs at once, one reads and the other is told so; nothing is mixed', async () => {
  const { school, id } = await brought()
  const other: Chosen = { mappings: { 'classe.csv': { profile: 'guardian', columns: { lastName: 0, firstName: 1 } } } }
  const tabs = await Promise.allSettled([readBrought(school, id, STUDENTS, test.db), readBrought(school, id, other, test.db)])
  expect(tabs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const [refused] = tabs.filter((one) => one.status === 'rejected')
  expect(refused?.reason).toMatchObject({ code: expect.stringMatching(/^import-(reading|not-ready|files-gone)$/) })
  const profiles = await rows(test.db, sql`select distinct profile from import_people where import_id = ${id}`)
  expect(profiles).toHaveLength(1)
})
