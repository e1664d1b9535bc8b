import { sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { NotFound } from '#domain/refusal'
import { allows, CHAT_DEFAULTS } from './chat-policy.ts'
import { chatPolicyOf, readChatPolicies } from './queries.ts'
import { saveChatPolicies } from './save-chat-policies.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool
const admin = () => ({ ...college.viewer('karim'), isAdmin: true })

beforeEach(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, COLLEGE)
})

it('students have text alone and everybody else links, until the school says otherwise', async () => {
  for (const [key, content] of [
    ['lea', 'text'],
    ['sophie', 'links'],
    ['claire', 'links'],
    ['karim', 'links'],
  ] as const)
    expect(await chatPolicyOf(college.viewer(key))).toBe(content)
})

it('follows what an administrator sets, in that school alone, with a line of the log a change', async () => {
  await saveChatPolicies(admin(), { ...CHAT_DEFAULTS, student: 'off', staff: 'files' })
  expect([await chatPolicyOf(college.viewer('lea')), await chatPolicyOf(college.viewer('karim'))]).toEqual(['off', 'files'])
  expect(await readChatPolicies(other.viewer('lea'))).toEqual(CHAT_DEFAULTS)
  const lines = await rows(test.db, sql`select details from audit_lines where school_id = ${college.id} order by id`)
  expect(lines).toEqual([
    { details: { profile: 'student', before: 'text', after: 'off' } },
    { details: { profile: 'staff', before: 'links', after: 'files' } },
  ])
})

it('is nobody else’s to set', async () => {
  await expect(saveChatPolicies(college.viewer('karim'), CHAT_DEFAULTS)).rejects.toThrow(NotFound)
})

it('files imply links, and links imply text', () => {
  expect([allows('files', 'links'), allows('links', 'files'), allows('text', 'text'), allows('off', 'text')]).toEqual([
    true,
    false,
    true,
    false,
  ])
})
