import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { listExchanges } from './exchanges.ts'
import { sendMessage } from './send-message.ts'

const test = useTestDatabase()
let school: SmallSchool

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  const send = (from: string, to: string, subject: string) =>
    sendMessage(school.viewer(from), draftTo(school, [to], { subject }), test.db)
  await send('Claire Martin', 'Léa Bernard', 'Un')
  await send('Léa Bernard', 'Claire Martin', 'Deux')
  await send('Claire Martin', 'Hugo Petit', 'À Hugo')
  await send('Claire Martin', '3A – Élèves', 'À la classe')
  await test.db.execute(sql`update deliveries set delivered_at = now() - interval '1 hour'
    from messages m where m.id = message_id and m.subject = 'Un'`)
})

const between = async (viewer: string, other: string) =>
  (await listExchanges(school.viewer(viewer), school.idOf(other), test.db)).map(({ box, subject }) => `${box}: ${subject}`)

it('shows what was written between two, newest first, each from their own box', async () => {
  expect(await between('Claire Martin', 'Léa Bernard')).toEqual(['inbox: Deux', 'sent: Un'])
  expect(await between('Léa Bernard', 'Claire Martin')).toEqual(
    expect.arrayContaining(['sent: Deux', 'inbox: À la classe', 'inbox: Un']),
  )
  expect(await between('Hugo Petit', 'Léa Bernard')).toEqual([])
})

it('leaves out what was thrown away', async () => {
  await test.db.execute(sql`update deliveries set trashed_at = now() where box = 'sent'`)
  expect(await between('Claire Martin', 'Léa Bernard')).toEqual(['inbox: Deux'])
})
