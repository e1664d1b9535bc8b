import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { contactDetails } from '#db/schema/accounts'
import { useTestDatabase } from '#db/test-database'
import { readContactDetails } from './contact-details.ts'
import { mayBeContacted, readContactable, saveContactable } from './contactable.ts'
import { getPerson } from './queries.ts'
import { COLLEGE, OTHER_COLLEGE } from './test-college.ts'
import { insertSchool, type TestSchool } from './test-school.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool

beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, OTHER_COLLEGE)
  const everybody = [...Object.keys(COLLEGE.people).map(college.idOf), ...Object.keys(OTHER_COLLEGE.people).map(other.idOf)]
  await test.db
    .insert(contactDetails)
    .values(everybody.map((personId) => ({ personId, mobile: '0639980000', email: 'a@example.org', address: '1 rue' })))
})

async function whoseNumber(viewer: string, isAdmin = false): Promise<string> {
  const known = await Promise.all(
    Object.keys(COLLEGE.people).map(async (key) => {
      const details = await readContactDetails({ ...college.viewer(viewer), isAdmin }, college.idOf(key), test.db)
      return details && `${key}${details.address ? '+' : ''}`
    }),
  )
  return known.filter(Boolean).join(' ')
}

describe('telephone, mail and (+) postal address are known', () => {
  it.each([
    ['sophie', 'sophie+'],
    ['paul', 'paul+ sophie marc nadia remy odile'],
    ['karim', 'karim+ sophie+ marc+ nadia+ remy+ odile+'],
  ])('to %s: %s', async (viewer, expected) => expect(await whoseNumber(viewer)).toBe(expected))

  it('to administrators: everybody’s, of their school', async () => {
    expect((await whoseNumber('karim', true)).split(' ')).toHaveLength(Object.keys(COLLEGE.people).length)
    expect(await readContactDetails({ ...college.viewer('karim'), isAdmin: true }, other.idOf('sophie'), test.db)).toBeNull()
  })

  it('beside the parents on a child’s page, also of those who never came in', async () => {
    const numbers = async (viewer: string, child: string) =>
      (await getPerson(college.viewer(viewer), college.idOf(child), test.db)).guardians.map(
        ({ name, number }) => `${name} ${number}`,
      )
    expect(await numbers('claire', 'ines')).toEqual(['Rémy Moreau 0639980000'])
    expect(await numbers('claire', 'jules')).toEqual(['Marc Bernard 0639980000', 'Sophie Bernard 0639980000'])
    expect(await numbers('lea', 'lea')).toEqual(['Marc Bernard null', 'Sophie Bernard null'])
    expect(await numbers('sophie', 'lea')).toEqual([])
  })

  it('to a student: their own, not those of the home nor what is a guardian’s too', async () => {
    const know = () => readContactDetails(college.viewer('lea'), college.idOf('lea'), test.db)
    const write = (values: Partial<typeof contactDetails.$inferInsert>) =>
      test.db
        .update(contactDetails)
        .set(values)
        .where(eq(contactDetails.personId, college.idOf('lea')))
    expect(await know()).toBeNull()
    await write({ mobile: '+33 6 39 98 00 00', phone: '0478000000', email: 'A@example.org' })
    expect(await know()).toBeNull()
    await write({ mobile: '0639980001', email: 'lea@example.org' })
    expect(await know()).toEqual({ mobile: '0639980001', phone: null, email: 'lea@example.org', address: null })
    await write({ mobile: '0639980000', phone: null, email: 'a@example.org' })
  })

  it('no longer to the teacher of a child who left', async () => {
    await test.db.execute(sql`update people set left_at = now() where id = ${college.idOf('hugo')}`)
    expect(await whoseNumber('claire')).toBe('claire+ sophie marc remy odile')
    await test.db.execute(sql`update people set left_at = null where id = ${college.idOf('hugo')}`)
  })
})

describe('G12 being contacted', () => {
  const contacts = async (viewer: string) => {
    const found = await rows<{ id: string }>(
      test.db,
      sql`select p.id from people p where ${mayBeContacted(college.viewer(viewer), sql`p.id`)}`,
    )
    return found
      .map(({ id }) => college.keyOf(id))
      .sort()
      .join(' ')
  }

  it('is possible by default for those who may write, never for oneself', async () => {
    expect(await contacts('lea')).toBe('claire hugo ines karim paul')
    expect(await contacts('sophie')).toBe('claire jules karim lea paul')
    expect(await readContactable(college.viewer('lea'), test.db)).toBe(true)
  })

  it('ends with the switch, and comes back with it, for that person alone', async () => {
    await saveContactable(college.viewer('claire'), false, test.db)
    await saveContactable({ ...college.viewer('karim'), schoolId: other.id }, false, test.db)
    expect(await readContactable(college.viewer('claire'), test.db)).toBe(false)
    expect(await contacts('lea')).toBe('hugo ines karim paul')
    await saveContactable(college.viewer('claire'), true, test.db)
    expect(await contacts('lea')).toBe('claire hugo ines karim paul')
  })
})
