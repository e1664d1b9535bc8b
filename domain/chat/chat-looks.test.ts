import { sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { NotFound } from '#domain/refusal'
import { listBlocked } from './blocked-people.ts'
import { readChatLooks } from './chat-looks.ts'
import { readListOrder, saveListOrder } from './list-order.ts'
import { saveChatLooks } from './save-chat-looks.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool

beforeEach(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, COLLEGE)
})

it('G06 both designs are set apart, in one school alone, with a line of the log for a change', async () => {
  const admin = { ...college.viewer('karim'), isAdmin: true }
  expect(await readChatLooks(college.viewer('lea'))).toEqual({ list: '2', detail: '2' })
  await saveChatLooks(admin, { list: '3', detail: '1' })
  await saveChatLooks(admin, { list: '3', detail: '1' })
  expect(await readChatLooks(college.viewer('lea'))).toEqual({ list: '3', detail: '1' })
  expect(await readChatLooks(other.viewer('lea'))).toEqual({ list: '2', detail: '2' })
  const lines = await rows(test.db, sql`select action, details from audit_lines where school_id = ${college.id}`)
  expect(lines).toEqual([{ action: 'chat.looks', details: { list: '3', detail: '1' } }])
})

it('the designs are nobody else’s to set', async () => {
  await expect(saveChatLooks(college.viewer('karim'), { list: '1', detail: '1' })).rejects.toThrow(NotFound)
})

it('the order of the list is one person’s, in their own school', async () => {
  await saveListOrder(college.viewer('lea'), 'oldest')
  await saveListOrder({ ...college.viewer('hugo'), schoolId: other.id }, 'oldest')
  expect([await readListOrder(college.viewer('lea')), await readListOrder(college.viewer('hugo'))]).toEqual(['oldest', 'newest'])
  await saveListOrder(college.viewer('lea'), 'newest')
  expect(await readListOrder(college.viewer('lea'))).toBe('newest')
})

it('G26 whom one blocks is listed by name, for oneself alone', async () => {
  await test.db.execute(sql`insert into blocks (person_id, blocked_id)
    values (${college.idOf('lea')}, ${college.idOf('hugo')}), (${college.idOf('hugo')}, ${college.idOf('lea')})`)
  expect(await listBlocked(college.viewer('lea'))).toEqual([{ id: college.idOf('hugo'), name: expect.stringContaining('Hugo') }])
  expect(await listBlocked({ ...college.viewer('lea'), schoolId: other.id })).toEqual([])
})
