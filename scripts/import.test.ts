import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { writeOneRoster } from '#domain/directory/roster/test-rosters'
import { makeRosterSchool } from '#domain/directory/roster/test-school-roster'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'preau-import-'))
const files = join(folder, 'roster')

beforeAll(() => writeOneRoster(makeRosterSchool({ students: 30, uai: '0690009Z' }), files))
afterAll(() => rmSync(folder, { recursive: true }))

function command(name: 'import' | 'school', ...parameters: string[]) {
  const env = { ...process.env, DATABASE_URL: test.url, PREAU_DATA: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${name}.ts`, ...parameters], { encoding: 'utf8', env })
  return { status, said: stdout + stderr }
}

it('begins a new installation: a school, its administrator, its roster', { timeout: 90_000 }, () => {
  expect(command('import', files)).toMatchObject({ status: 64, said: expect.stringContaining('npm run school') })
  const made = command('school', '--uai', '0690009Z', '--name', 'Collège neuf', '--admin', 'Odile Chef')
  expect(made).toMatchObject({
    status: 0,
    said: expect.stringMatching(/Identifiant\u00a0: odile\.chef\nCode d’activation\u00a0: [A-Z0-9]{4}-/),
  })
  expect(command('school', '--uai', '0690009Z', '--name', 'Collège neuf', '--admin', 'Odile Chef').status).toBe(1)
  expect(command('import', files, '--dry-run')).toMatchObject({ status: 0, said: expect.stringContaining('30 nouveaux') })
  expect(command('import', files)).toMatchObject({ status: 2, said: expect.stringContaining('devient administrateur') })
  expect(command('import', files, '--yes')).toMatchObject({ status: 0, said: expect.stringContaining('Import appliqué') })
  expect(command('import', files)).toMatchObject({ status: 0, said: expect.stringContaining('rien n’a été écrit') })
})

it('says in French why a file cannot be taken', () => {
  const wrong = join(folder, 'menu.txt')
  writeFileSync(wrong, 'Carottes râpées')
  expect(command('import', wrong)).toMatchObject({ status: 1, said: expect.stringContaining('ni OneRoster') })
  expect(command('import', join(folder, 'nowhere.zip'))).toMatchObject({
    status: 64,
    said: expect.stringContaining('n’existe pas'),
  })
  expect(command('school', '--uai', 'X', '--name', 'Y', '--admin', 'A B').status).toBe(64)
})
