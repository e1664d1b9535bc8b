import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { NotFound } from '#domain/refusal'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import {
  markMessagesRead,
  markMessagesUnread,
  moveMessages,
  purgeMessages,
  restoreMessages,
  restoreTrashedAt,
  trashMessages,
} from './copies.ts'
import { saveDraft } from './drafts.ts'
import { openMessage } from './open-message.ts'
import type { Place } from './place.ts'
import { listMessages, readMailCounts } from './queries.ts'
import { sendMessage } from './send-message.ts'
import { checkMailbox, fill } from './test-mailboxes.ts'

const test = useTestDatabase()
let school: SmallSchool
const viewer = (name: string) => school.viewer(name)

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

const send = async (names: string[]) => (await sendMessage(viewer('Claire Martin'), draftTo(school, names))).id
const idsIn = async (name: string, place: Place) => (await listMessages(viewer(name), place)).rows.map(({ id }) => id)

async function makeFolder(name: string): Promise<string> {
  const [folder] = await rows<{ id: string }>(
    test.db,
    sql`insert into folders (person_id, name) values (${viewer(name).personId}, ${uuidv7()}) returning id`,
  )
  return folder?.id ?? ''
}

describe('my copy and nobody else’s', () => {
  it('M29 goes to the trash and back where it was', async () => {
    const id = await send(['Léa Bernard'])
    await trashMessages(viewer('Léa Bernard'), [id])
    expect(await idsIn('Léa Bernard', 'inbox')).not.toContain(id)
    expect(await idsIn('Léa Bernard', 'trash')).toContain(id)
    await restoreMessages(viewer('Léa Bernard'), [id])
    expect(await idsIn('Léa Bernard', 'inbox')).toContain(id)
  })

  it('M31 the sender’s deletion for good leaves the recipient’s', async () => {
    const id = await send(['Léa Bernard'])
    await trashMessages(viewer('Claire Martin'), [id])
    await purgeMessages(viewer('Claire Martin'), [id])
    await expect(openMessage(viewer('Claire Martin'), id)).rejects.toThrow(NotFound)
    expect((await openMessage(viewer('Léa Bernard'), id)).subject).toBe('Contrôle')
  })

  it('is not deleted for good before it is in the trash', async () => {
    const id = await send(['Léa Bernard'])
    await purgeMessages(viewer('Léa Bernard'), [id])
    expect(await idsIn('Léa Bernard', 'inbox')).toContain(id)
  })

  it('a stranger’s verbs change nothing', async () => {
    const id = await send(['Léa Bernard'])
    for (const verb of [trashMessages, markMessagesRead, markMessagesUnread, purgeMessages])
      await verb(viewer('Hugo Petit'), [id])
    const inbox = (await listMessages(viewer('Léa Bernard'), 'inbox')).rows
    expect(inbox.find((row) => row.id === id)).toMatchObject({ unread: true })
  })

  it('read and unread', async () => {
    const id = await send(['Marc Bernard'])
    await markMessagesRead(viewer('Marc Bernard'), [id])
    expect((await readMailCounts(viewer('Marc Bernard'))).inbox).toBe(0)
    await markMessagesUnread(viewer('Marc Bernard'), [id])
    expect((await readMailCounts(viewer('Marc Bernard'))).inbox).toBe(1)
  })

  it('M33 moves to an own folder, never to somebody else’s', async () => {
    const id = await send(['Nadia Petit'])
    const [mine, theirs] = [await makeFolder('Nadia Petit'), await makeFolder('Sophie Bernard')]
    await expect(moveMessages(viewer('Nadia Petit'), [id], theirs)).rejects.toThrow(NotFound)
    await moveMessages(viewer('Nadia Petit'), [id], mine)
    expect(await idsIn('Nadia Petit', 'inbox')).not.toContain(id)
    expect(await idsIn('Nadia Petit', { folderId: mine })).toContain(id)
    expect((await readMailCounts(viewer('Nadia Petit'))).folders).toEqual([expect.objectContaining({ id: mine, unread: 1 })])
  })

  it('a draft deleted for good is gone whole', async () => {
    const draft = draftTo(school, ['Léa Bernard'])
    await saveDraft(viewer('Claire Martin'), draft)
    await trashMessages(viewer('Claire Martin'), [draft.id])
    await purgeMessages(viewer('Claire Martin'), [draft.id])
    expect(await rows(test.db, sql`select from messages where id = ${draft.id}`)).toHaveLength(0)
  })
})

describe('pages by key', () => {
  it('show every message once, in order, also those of the same moment', async () => {
    const paul = viewer('Paul Durand')
    await test.db.execute(sql`insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, sent_at)
      select uuidv7(), ${school.id}, ${viewer('Claire Martin').personId}, 'Claire Martin', 'sent', uuidv7(), 'n' || n, now()
      from generate_series(1, 120) n`)
    await test.db.execute(sql`insert into deliveries (person_id, message_id, box, delivered_at)
      select ${paul.personId}, id, 'inbox', date_trunc('minute', now()) - (substr(subject, 2)::int / 40) * interval '1 second'
      from messages where subject ~ '^n[0-9]+$'`)
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await listMessages(paul, 'inbox', { before })
      seen.push(...page.rows.map(({ id }) => id))
      before = page.older ?? undefined
    } while (before)
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })

  it('show both copies of what one wrote to oneself, also where a page ends between them', async () => {
    const karim = viewer('Karim Benali')
    await fill(test.db, karim, [karim], 40)
    await fill(test.db, viewer('Paul Durand'), [karim], 1)
    await test.db.execute(sql`update deliveries set trashed_at = now() where person_id = ${karim.personId}`)
    await checkMailbox(test.db, karim)
  })

  it.each(['x', '1_2', "1'_00000000-0000-7000-8000-000000000000", '99999999999999999999_00000000-0000-7000-8000-000000000000'])(
    'a cursor that is none (%s) begins at the top',
    async (before) => {
      expect((await listMessages(viewer('Paul Durand'), 'inbox', { before })).rows).toHaveLength(50)
    },
  )

  it('counts stop at a hundred', async () => {
    expect((await readMailCounts(viewer('Paul Durand'))).inbox).toBe(100)
  })
})

describe('all that a list holds', () => {
  it('goes to the trash at once and comes back by its moment; what came later stays', async () => {
    const before = [await send(['Hugo Petit']), await send(['Hugo Petit'])]
    const { readAt } = await listMessages(viewer('Hugo Petit'), 'inbox')
    const later = await send(['Hugo Petit'])
    const { count, moment } = await trashMessages(viewer('Hugo Petit'), { place: 'inbox', filter: 'all', until: readAt })
    expect(count).toBeGreaterThanOrEqual(2)
    expect(await idsIn('Hugo Petit', 'inbox')).toEqual([later])
    await restoreTrashedAt(viewer('Léa Bernard'), moment)
    expect(await idsIn('Hugo Petit', 'inbox')).toEqual([later])
    await restoreTrashedAt(viewer('Hugo Petit'), moment)
    expect(await idsIn('Hugo Petit', 'inbox')).toEqual(expect.arrayContaining([later, ...before]))
  })
})
