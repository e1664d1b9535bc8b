import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { auditLines } from '#db/schema/audit'
import { useTestDatabase } from '#db/test-database'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { writeAuditLine } from './write-audit-line.ts'

const test = useTestDatabase()
let college: TestSchool

beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  const line = { action: 'person.block', subject: { id: college.idOf('lea'), name: 'Léa Bernard' }, details: { hours: 2 } }
  await writeAuditLine(college.viewer('karim'), line, test.db)
})

it('keeps who did what to whom', async () => {
  const lines = await test.db.select().from(auditLines).where(eq(auditLines.schoolId, college.id))
  expect(lines).toMatchObject([
    { action: 'person.block', actorName: 'Karim Benali', subjectName: 'Léa Bernard', details: { hours: 2 } },
  ])
})

it.each([
  ['changed', sql`update audit_lines set actor_name = 'Personne'`],
  ['deleted', sql`delete from audit_lines`],
  ['emptied', sql`truncate audit_lines`],
])('is not %s, by the owner of the table either', async (_, statement) => {
  await expect(test.db.execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } })
})
