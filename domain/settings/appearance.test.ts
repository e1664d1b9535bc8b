import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { saveAppearance } from './appearance.ts'

const test = useTestDatabase()
let school: SmallSchool

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

const changed = () =>
  rows<{ name: string }>(
    test.db,
    sql`select name from people where theme <> 'auto' or density <> 'airy' or reading_font or locale <> 'fr'`,
  )

it('changes the look of the person alone', async () => {
  const viewer = school.viewer('Léa Bernard')
  await saveAppearance(viewer, { locale: 'en', theme: 'dark', density: 'compact', readingFont: true }, test.db)
  expect(await changed()).toEqual([{ name: 'Léa Bernard' }])
  await saveAppearance(viewer, { locale: 'fr', theme: 'auto', density: 'airy', readingFont: false }, test.db)
  expect(await changed()).toEqual([])
})

it('knows the person only in their own school', async () => {
  const stranger = { ...school.viewer('Léa Bernard'), schoolId: '00000000-0000-7000-8000-000000000000' }
  await saveAppearance(stranger, { locale: 'en', theme: 'dark', density: 'compact', readingFont: true }, test.db)
  expect(await changed()).toEqual([])
})
