import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { Interrupted } from '#domain/jobs/job'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { expandSending, LARGE } from './large-sending.ts'
import { openMessage } from './open-message.ts'
import { recallMessage } from './recall-message.ts'
import { sendMessage } from './send-message.ts'
import type { DraftInput } from './types.ts'

const test = useTestDatabase()
const CROWD = 2 * LARGE + 500
let school: SmallSchool
let oneOfMany: string
const viewer = (name: string) => school.viewer(name)
const going = new AbortController().signal
const stopped = AbortSignal.abort()

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  const group = school.group('Personnels').id
  await test.db.execute(sql`with made as (
      insert into people (school_id, profile, first_name, last_name, name, search_name, identifier, activated_at)
      select school_id, 'staff', 'Personne', 'N' || n, 'Personne N' || n, 'personne n' || n, 'personne.' || n, now()
      from people, generate_series(1, ${CROWD}) n where id = ${school.person('Karim Benali').id} returning id)
    insert into group_members (person_id, group_id) select id, ${group} from made`)
  const [one] = await rows<{ id: string }>(test.db, sql`select id from people where identifier = 'personne.77'`)
  oneOfMany = one!.id
})

/** To the crowd, and to some of it by name and through a second group: each gets it once. */
async function sendToCrowd(more: Partial<DraftInput> = {}): Promise<{ personId: string; messageId: string }> {
  const input = draftTo(school, ['Personnels', 'Claire Martin'], more)
  input.cc = [{ kind: 'person', id: oneOfMany }]
  const sent = await sendMessage(viewer('Karim Benali'), input)
  expect(sent.recipientCount).toBe(CROWD + 1)
  return { personId: viewer('Karim Benali').personId, messageId: input.id }
}

async function given(messageId: string): Promise<{ copies: number; people: number }> {
  const [found] = await rows<{ copies: number; people: number }>(
    test.db,
    sql`select count(*)::int as copies, count(distinct person_id)::int as people from deliveries where message_id = ${messageId} and box = 'inbox'`,
  )
  return found!
}

describe('a message to more people than one transaction takes on', () => {
  it('is sent at once, and its copies are given by the job', async () => {
    const which = await sendToCrowd()
    expect(await given(which.messageId)).toEqual({ copies: 0, people: 0 })
    expect((await openMessage(viewer('Karim Benali'), which.messageId)).sending).toMatchObject({
      total: CROWD + 1,
      done: 0,
      finished: false,
    })
    await expandSending(which, going)
    expect(await given(which.messageId)).toEqual({ copies: CROWD + 1, people: CROWD + 1 })
    expect((await openMessage(viewer('Karim Benali'), which.messageId)).sending).toMatchObject({
      done: CROWD + 1,
      finished: true,
    })
  })

  it('goes on where a stopped process left it, and reaches everybody once', async () => {
    const which = await sendToCrowd({ asksConfirmation: true })
    await expect(expandSending(which, stopped)).rejects.toBeInstanceOf(Interrupted)
    const first = await given(which.messageId)
    expect(first.copies).toBeGreaterThan(0)
    expect(first.copies).toBeLessThan(CROWD)
    const { sending } = await openMessage(viewer('Karim Benali'), which.messageId)
    expect(sending).toMatchObject({ done: first.copies, total: CROWD + 1, finished: false })
    await Promise.all([expandSending(which, going), expandSending(which, going), expandSending(which, going)])
    expect(await given(which.messageId)).toEqual({ copies: CROWD + 1, people: CROWD + 1 })
    await expandSending(which, going)
    const [asked] = await rows<{ count: number }>(
      test.db,
      sql`select count(*)::int from confirmations where message_id = ${which.messageId}`,
    )
    expect(asked?.count).toBe(CROWD + 1)
  })

  it('stops when it is recalled on its way', async () => {
    const which = await sendToCrowd()
    await expect(expandSending(which, stopped)).rejects.toBeInstanceOf(Interrupted)
    const before = await given(which.messageId)
    await recallMessage(viewer('Karim Benali'), which.messageId)
    await expandSending(which, going)
    expect(await given(which.messageId)).toEqual(before)
  })

  it('the same id again is the same message', async () => {
    const id = uuidv7()
    await sendToCrowd({ id })
    await sendToCrowd({ id })
    const found = await rows(test.db, sql`select from sendings where message_id = ${id}`)
    expect(found).toHaveLength(1)
  })
})
