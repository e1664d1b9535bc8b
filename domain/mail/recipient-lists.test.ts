import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { NotFound } from '#domain/refusal'
import { makeSmallSchool, refTo, type SmallSchool } from '#domain/school-for-tests'
import { deleteList, getRecipientList, listRecipientLists, renameList, saveAsList } from './recipient-lists.ts'

const test = useTestDatabase()
let school: SmallSchool
const claire = () => school.viewer('Claire Martin')
const ref = (name: string) => refTo(school, name)
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

it('B16 keeps people, groups and families under a name, each once', async () => {
  const family = { kind: 'guardians', id: school.person('Léa Bernard').id } as const
  const id = await saveAsList(claire(), '  Conseil  de classe ', [
    ref('Paul Durand'),
    ref('3A – Élèves'),
    ref('Paul Durand'),
    family,
  ])
  const { name, recipients, missing } = await getRecipientList(claire(), id)
  expect([name, recipients.map((one) => one.name), missing]).toEqual([
    'Conseil de classe',
    ['Paul Durand', '3A – Élèves', 'Parents de Léa Bernard'],
    [],
  ])
  expect(await listRecipientLists(claire())).toEqual([
    { id, name: 'Conseil de classe', size: 3, names: ['Paul Durand', '3A – Élèves', 'Parents de Léa Bernard'] },
  ])
})

it('B16 whoever has left or is out of reach is named and not given', async () => {
  const id = await saveAsList(claire(), 'Anciens', [ref('Karim Benali'), ref('Nadia Petit')])
  await test.db.execute(sql`update people set left_at = now() where id = ${school.person('Nadia Petit').id}`)
  const opened = await getRecipientList(claire(), id)
  expect([opened.recipients.map(({ name }) => name), opened.missing]).toEqual([['Karim Benali'], ['Nadia Petit']])
  await expect(saveAsList(school.viewer('Léa Bernard'), 'Interdite', [ref('Jules Bernard')])).rejects.toEqual(
    refusal('list-empty'),
  )
})

it('B16 is one’s own: somebody else finds, renames and deletes nothing', async () => {
  const id = await saveAsList(claire(), 'À moi', [ref('Paul Durand')])
  const paul = school.viewer('Paul Durand')
  await expect(getRecipientList(paul, id)).rejects.toThrow(NotFound)
  await expect(renameList(paul, id, 'À lui')).rejects.toThrow(NotFound)
  await deleteList(paul, id)
  expect(await listRecipientLists(paul)).toEqual([])
  expect((await getRecipientList(claire(), id)).name).toBe('À moi')
})

it('B16 names are one’s own, asked for and bounded; a list is renamed and deleted', async () => {
  const id = await saveAsList(claire(), 'Sortie', [ref('Paul Durand')])
  await expect(saveAsList(claire(), 'Sortie', [ref('Paul Durand')])).rejects.toEqual(refusal('list-name-taken'))
  await expect(saveAsList(claire(), ' \u0000 ', [ref('Paul Durand')])).rejects.toEqual(refusal('list-name-missing'))
  await expect(renameList(claire(), id, 'x'.repeat(101))).rejects.toEqual(refusal('list-name-too-long'))
  await expect(renameList(claire(), id, 'À moi')).rejects.toEqual(refusal('list-name-taken'))
  await renameList(claire(), id, 'Sortie au musée')
  expect((await getRecipientList(claire(), id)).name).toBe('Sortie au musée')
  await deleteList(claire(), id)
  await expect(getRecipientList(claire(), id)).rejects.toThrow(NotFound)
  await expect(getRecipientList(claire(), uuidv7())).rejects.toThrow(NotFound)
})

it('B16 fifty lists of two hundred are the most', async () => {
  const karim = school.viewer('Karim Benali')
  for (let n = 0; n < 50; n += 1) await saveAsList(karim, `Liste ${n}`, [ref('Paul Durand')])
  await expect(saveAsList(karim, 'Une de trop', [ref('Paul Durand')])).rejects.toEqual(refusal('too-many-lists'))
  const crowd = Array.from({ length: 201 }, () => ({ kind: 'person' as const, id: uuidv7() }))
  await expect(saveAsList(claire(), 'Foule', crowd)).rejects.toEqual(refusal('too-many-recipients'))
})
