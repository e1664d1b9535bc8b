import { sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { NotFound } from '#domain/refusal'
import { mayTalkTo } from './may-talk.ts'
import { openNewTalk } from './open-new-talk.ts'
import { openRoomPage } from './open-room.ts'
import { postMessage } from './post-message.ts'
import { startRoom } from './start-room.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool
const may = (who: string, whom: string) => mayTalkTo(college.viewer(who), college.idOf(whom))

beforeEach(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, COLLEGE)
})

it('G11 one may begin with whom the rules let one write to, not with oneself, with others, or in another school', async () => {
  expect([await may('lea', 'hugo'), await may('lea', 'claire'), await may('claire', 'lea')]).toEqual([true, true, true])
  expect([await may('lea', 'lea'), await may('lea', 'tom'), await may('lea', 'zoe')]).toEqual([false, false, false])
  expect(await mayTalkTo(college.viewer('claire'), other.idOf('paul'))).toBe(false)
  expect(await mayTalkTo({ ...college.viewer('lea'), schoolId: other.id }, college.idOf('hugo'))).toBe(false)
  expect(await mayTalkTo(college.viewer('lea'), 'nobody')).toBe(false)
})

it('G13 G14 who is not to be contacted has no button, but for those who share a talk', async () => {
  await startRoom(college.viewer('claire'), { people: [college.idOf('paul')] })
  await test.db.execute(sql`update people set contactable = false where id = ${college.idOf('paul')}`)
  expect([await may('claire', 'paul'), await may('karim', 'paul')]).toEqual([true, false])
})

it('G04 where either has no chat there is no button', async () => {
  await test.db.execute(sql`insert into chat_policies (school_id, profile, content) values (${college.id}, 'teacher', 'off')`)
  expect([await may('lea', 'claire'), await may('claire', 'lea'), await may('lea', 'hugo')]).toEqual([false, false, true])
})

it('who may no longer write begins nothing', async () => {
  await test.db.execute(sql`update people set writing_blocked_at = now() where id = ${college.idOf('lea')}`)
  expect(await may('lea', 'hugo')).toBe(false)
})

it('chooses people one by one: those found without those chosen, and nobody whom one may not begin with', async () => {
  const question = { query: '', chosen: [college.idOf('hugo'), college.idOf('tom'), 'nobody'], roomId: '' }
  const { chosen, found } = await openNewTalk(college.viewer('lea'), { ...question, query: 'petit' })
  expect([chosen.map(({ name }) => name), found]).toEqual([['Hugo Petit'], []])
  const again = await openNewTalk(college.viewer('lea'), { ...question, chosen: [], query: 'petit' })
  expect(again.found.map(({ name }) => name)).toEqual(['Hugo Petit'])
})

it('opens a talk page by page, for those in it alone', async () => {
  const room = await startRoom(college.viewer('lea'), { people: [college.idOf('hugo')] })
  const said = await postMessage(college.viewer('lea'), { room: room.id, id: room.id, text: 'Salut' })
  const opened = await openRoomPage(college.viewer('hugo'), room.id, undefined)
  expect([opened.room.title, opened.page.messages.map(({ text }) => text)]).toEqual(['Léa Bernard', ['Salut']])
  expect((await openRoomPage(college.viewer('hugo'), room.id, said.seq)).page.messages).toEqual([])
  await expect(openRoomPage(college.viewer('ines'), room.id, undefined)).rejects.toThrow(NotFound)
  await expect(openNewTalk(college.viewer('ines'), { query: '', chosen: [], roomId: room.id })).rejects.toThrow(NotFound)
})
