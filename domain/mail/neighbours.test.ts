import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import type { Viewer } from '#domain/session/viewer'
import { trashMessages } from './copies.ts'
import { openMessage } from './open-message.ts'
import type { Place } from './place.ts'
import { listMessages } from './queries.ts'

const test = useTestDatabase()
let school: SmallSchool
let lea: Viewer

beforeEach(async () => {
  school = await makeSmallSchool(test.db)
  lea = school.viewer('Léa Bernard')
})

/** Messages of one thread, one an hour; those of an odd number at the same moment as the one before. */
async function receive(count: number, to: Viewer[] = [lea]): Promise<string[]> {
  const claire = school.viewer('Claire Martin')
  const ids = Array.from({ length: count }, () => uuidv7()).sort()
  for (const [index, id] of ids.entries()) {
    const at = sql`now() - interval '500 hours' + ${Math.floor(index / 2)} * interval '1 hour'`
    await test.db.execute(sql`insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, sent_at)
      values (${id}, ${school.id}, ${claire.personId}, 'Claire Martin', 'sent', ${ids[0]}, 'n', ${at} + ${index} * interval '1 second')`)
    for (const { personId } of to)
      await test.db.execute(
        sql`insert into deliveries (person_id, message_id, box, delivered_at) values (${personId}, ${id}, 'inbox', ${at})`,
      )
  }
  return ids
}

async function walk(place: Place): Promise<{ down: string[]; up: string[] }> {
  const { rows } = await listMessages(lea, place, {}, test.db)
  const [first, last] = [rows[0]!.id, rows.at(-1)!.id]
  const follow = async (from: string, way: 'older' | 'newer') => {
    const seen: string[] = []
    for (let id: string | null = from; id; id = (await openMessage(lea, id, test.db, { place }))[way]) seen.push(id)
    return seen
  }
  return { down: await follow(first, 'older'), up: await follow(last, 'newer') }
}

describe('from message to message', () => {
  it('goes through the list in its order, both ways, each once', async () => {
    const ids = await receive(9)
    const order = (await listMessages(lea, 'inbox', {}, test.db)).rows.map(({ id }) => id)
    expect(new Set(order)).toEqual(new Set(ids))
    expect(await walk('inbox')).toEqual({ down: order, up: order.toReversed() })
  })

  it('stays in the place that one came from', async () => {
    const ids = await receive(8)
    const folder = uuidv7()
    await test.db.execute(sql`insert into folders (person_id, id, name) values (${lea.personId}, ${folder}, 'Maths')`)
    await test.db.execute(
      sql`update deliveries set folder_id = ${folder} where person_id = ${lea.personId} and message_id in ${ids.slice(0, 3)}`,
    )
    await trashMessages(lea, ids.slice(3, 5), test.db)
    expect((await walk({ folderId: folder })).up).toEqual(ids.slice(0, 3))
    expect((await walk('trash')).up).toEqual(ids.slice(3, 5))
    expect((await walk('inbox')).up).toEqual(ids.slice(5))
    expect(await openMessage(lea, ids[0]!, test.db, { place: 'inbox' })).toMatchObject({ newer: null, older: null })
    expect(await openMessage(lea, ids[6]!, test.db)).toMatchObject({ newer: null, older: null })
  })

  it('passes by what has not come yet, and drafts in the trash', async () => {
    const ids = await receive(3)
    await test.db.execute(sql`update deliveries set delivered_at = now() + interval '1 day' where message_id = ${ids[2]}`)
    expect((await openMessage(lea, ids[1]!, test.db, { place: 'inbox' })).newer).toBeNull()
    const draft = uuidv7()
    await test.db.execute(sql`insert into messages (id, school_id, author_id, author_name, thread_id)
      values (${draft}, ${school.id}, ${lea.personId}, 'Léa', ${draft})`)
    await test.db.execute(sql`insert into deliveries (person_id, message_id, box, delivered_at, trashed_at)
      values (${lea.personId}, ${draft}, 'drafts', now(), now())`)
    await trashMessages(lea, [ids[0]!], test.db)
    expect((await openMessage(lea, ids[0]!, test.db, { place: 'trash' })).newer).toBeNull()
  })
})

describe('a long thread', () => {
  it('comes with 20 earlier messages, with more when asked, and says how many there are', async () => {
    const ids = await receive(60, [lea, school.viewer('Hugo Petit')])
    const open = async (earlier?: number) => {
      const { earlier: shown, threadCount } = await openMessage(lea, ids.at(-1)!, test.db, { earlier })
      return [shown.map(({ id }) => id), threadCount]
    }
    expect(await open()).toEqual([ids.slice(39, 59), 60])
    expect(await open(40)).toEqual([ids.slice(19, 59), 60])
    for (const most of [200, 100_000]) expect(await open(most)).toEqual([ids.slice(0, 59), 60])
    expect(await open(-5)).toEqual([[], 60])
    const middle = await openMessage(lea, ids[4]!, test.db)
    expect([middle.earlier.length, middle.threadCount]).toEqual([4, 5])
  })

  it('counts and shows only what one has', async () => {
    const ids = await receive(40)
    await test.db.execute(sql`delete from deliveries where person_id = ${lea.personId} and message_id in ${ids.slice(0, 30)}`)
    const { earlier, threadCount } = await openMessage(lea, ids.at(-1)!, test.db)
    expect([earlier.length, threadCount]).toEqual([9, 10])
  })
})
