import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { NotFound } from '#domain/refusal'
import { draftTo, makeSmallSchool, refTo, type SmallSchool } from '#domain/school-for-tests'
import { saveDraft } from './drafts.ts'
import { openMessage } from './open-message.ts'
import { listMessages, readMailCounts } from './queries.ts'
import { sendMessage } from './send-message.ts'

const test = useTestDatabase()
let school: SmallSchool
let elsewhere: SmallSchool
const viewer = (name: string) => school.viewer(name)

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  elsewhere = await makeSmallSchool(test.db)
})

async function receivers(messageId: string): Promise<string[]> {
  const found = await rows<{ name: string }>(
    test.db,
    sql`select p.name from deliveries d join people p on p.id = d.person_id where d.message_id = ${messageId} and d.box = 'inbox' order by p.name`,
  )
  return found.map(({ name }) => name)
}

async function stored(messageId: string) {
  const [message] = await rows<{ state: string; subject: string }>(
    test.db,
    sql`select state, subject from messages where id = ${messageId}`,
  )
  return message
}

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })

describe('who gets a message', () => {
  it('M02 one person, and nobody else', async () => {
    const { id, recipientCount } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Léa Bernard']))
    expect(await receivers(id)).toEqual(['Léa Bernard'])
    expect(recipientCount).toBe(1)
  })

  it('M03 every member of a group, each a copy of their own', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['3A – Élèves']))
    expect(await receivers(id)).toEqual(['Hugo Petit', 'Léa Bernard'])
  })

  it('M04 nobody without access, not even through a group', async () => {
    const { id } = await sendMessage(viewer('Karim Benali'), draftTo(school, ['Personnels', 'Léa Bernard']))
    expect(await receivers(id)).toEqual(['Léa Bernard'])
    const toInactive = draftTo(school, ['Yann Morel'])
    await expect(sendMessage(viewer('Claire Martin'), toInactive)).rejects.toEqual(refusal('unknown-recipient'))
    expect(await stored(toInactive.id)).toBeUndefined()
  })

  it('once, whoever is named several times; the author is left out of their own group', async () => {
    const draft = draftTo(school, ['3A – Élèves', 'Léa Bernard', '3A – Équipe pédagogique'], {
      cc: [refTo(school, 'Léa Bernard')],
    })
    const { id, recipientCount } = await sendMessage(viewer('Claire Martin'), draft)
    expect(await receivers(id)).toEqual(['Hugo Petit', 'Léa Bernard', 'Paul Durand'])
    expect(recipientCount).toBe(3)
  })

  it('a guardian of two is told whom it is about', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['3A – Parents']))
    const { rows: inbox } = await listMessages(viewer('Sophie Bernard'), 'inbox')
    expect(inbox.find((row) => row.id === id)?.tag).toBe('Léa')
  })
})

describe('the rules at the door', () => {
  const cases: [who: string, whom: string, code: string][] = [
    ['Léa Bernard', 'Jules Bernard', 'cannot-write-to-person'],
    ['Léa Bernard', '3A – Élèves', 'cannot-write-to-group'],
    ['Sophie Bernard', 'Nadia Petit', 'cannot-write-to-person'],
    ['Sophie Bernard', 'Hugo Petit', 'cannot-write-to-person'],
    ['Nadia Petit', '3A – Parents', 'cannot-write-to-group'],
    ['Claire Martin', '6C – Élèves', 'cannot-write-to-group'],
  ]
  it.each(cases)('M01 %s forced to %s is refused by name, and keeps a draft', async (who, whom, code) => {
    const draft = draftTo(school, [whom])
    await expect(sendMessage(viewer(who), draft)).rejects.toEqual(refusal(code))
    expect(await receivers(draft.id)).toEqual([])
    expect((await stored(draft.id))?.state).toBe('draft')
  })

  it('a person of another school does not exist', async () => {
    const draft = draftTo(school, [], { to: [refTo(elsewhere, 'Léa Bernard')] })
    await expect(sendMessage(viewer('Claire Martin'), draft)).rejects.toEqual(refusal('unknown-recipient'))
  })

  it('whoever is already on a message may be answered, all of them', async () => {
    const { id } = await sendMessage(
      viewer('Claire Martin'),
      draftTo(school, ['3A – Élèves'], { cc: [refTo(school, 'Paul Durand')] }),
    )
    const answer = draftTo(school, ['Claire Martin', '3A – Élèves', 'Paul Durand'], { replyToId: id })
    await sendMessage(viewer('Léa Bernard'), answer)
    expect(await receivers(answer.id)).toEqual(['Claire Martin', 'Hugo Petit', 'Paul Durand'])
  })

  it('a message one does not have cannot be answered', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['3A – Élèves']))
    const forged = draftTo(school, ['3A – Élèves'], { replyToId: id })
    await expect(sendMessage(viewer('Nadia Petit'), forged)).rejects.toThrow(NotFound)
    expect(await stored(forged.id)).toBeUndefined()
  })
})

describe('exactly once', () => {
  it('two sends of the same message at once are one message', async () => {
    const draft = draftTo(school, ['3A – Élèves'])
    const answers = await Promise.all(Array.from({ length: 5 }, () => sendMessage(viewer('Claire Martin'), draft)))
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([draft.id]))
    expect(answers.every(({ recipientCount }) => recipientCount === 2)).toBe(true)
    expect(await receivers(draft.id)).toEqual(['Hugo Petit', 'Léa Bernard'])
  })

  it('a retry after a lost answer gives the first answer and changes nothing', async () => {
    const draft = draftTo(school, ['Léa Bernard'])
    await sendMessage(viewer('Claire Martin'), draft)
    await sendMessage(viewer('Claire Martin'), { ...draft, subject: 'Autre chose', to: [refTo(school, 'Hugo Petit')] })
    expect(await receivers(draft.id)).toEqual(['Léa Bernard'])
    expect((await stored(draft.id))?.subject).toBe('Contrôle')
  })

  it('a send that breaks half-way leaves the draft and no copy', async () => {
    const draft = draftTo(school, ['3A – Élèves'])
    await test.db.execute(sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$`)
    await test.db.execute(
      sql`create trigger refuse before update on messages for each row when (new.state = 'sent') execute function refuse()`,
    )
    await expect(sendMessage(viewer('Claire Martin'), draft)).rejects.toThrow()
    await test.db.execute(sql`drop trigger refuse on messages`)
    expect(await receivers(draft.id)).toEqual([])
    expect((await listMessages(viewer('Claire Martin'), 'drafts')).rows.map(({ id }) => id)).toContain(draft.id)
    await sendMessage(viewer('Claire Martin'), draft)
    expect(await receivers(draft.id)).toEqual(['Hugo Petit', 'Léa Bernard'])
  })

  it("somebody else's message id is not found, sent or draft", async () => {
    const draft = draftTo(school, ['Léa Bernard'])
    await saveDraft(viewer('Claire Martin'), draft)
    await expect(sendMessage(viewer('Paul Durand'), draft)).rejects.toThrow(NotFound)
    await sendMessage(viewer('Claire Martin'), draft)
    await expect(saveDraft(viewer('Paul Durand'), draft)).rejects.toThrow(NotFound)
    await expect(saveDraft(viewer('Claire Martin'), draft)).rejects.toEqual(refusal('already-sent'))
  })
})

describe('bad input', () => {
  const bad: [what: string, names: string[], more: object, code: string][] = [
    ['nobody', [], {}, 'no-recipient'],
    ['nothing', ['Léa Bernard'], { subject: '  ', body: '<p></p>' }, 'empty-message'],
    ['an endless subject', ['Léa Bernard'], { subject: 'a'.repeat(256) }, 'subject-too-long'],
    ['an endless body', ['Léa Bernard'], { body: 'a'.repeat(100_001) }, 'body-too-long'],
    ['an unknown person', [], { to: [{ kind: 'person', id: uuidv7() }] }, 'unknown-recipient'],
    ['an unknown file', ['Léa Bernard'], { attachmentIds: [uuidv7()] }, 'attachment-gone'],
  ]
  it.each(bad)('%s is refused and nothing is stored', async (_, names, more, code) => {
    const draft = draftTo(school, names, more)
    await expect(sendMessage(viewer('Claire Martin'), draft)).rejects.toEqual(refusal(code))
    expect(await stored(draft.id)).toBeUndefined()
  })

  it('scripts in subject and body are text or gone; NUL does not break the database', async () => {
    const draft = draftTo(school, ['Léa Bernard'], {
      subject: '<script>x\u0000</script>',
      body: '<p onclick="x()">Bon<script>x()</script>jour<img src=x onerror=x()></p>',
    })
    await sendMessage(viewer('Claire Martin'), draft)
    const message = await openMessage(viewer('Léa Bernard'), draft.id)
    expect(message.subject).toBe('<script>x</script>')
    expect(message.body).toBe('<p>Bonjour</p>')
  })
})

describe('reading', () => {
  it('M25 opening marks read, once, and the counts follow', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Marc Bernard']))
    const before = await readMailCounts(viewer('Marc Bernard'))
    expect((await openMessage(viewer('Marc Bernard'), id)).unreadBefore).toBe(true)
    expect((await openMessage(viewer('Marc Bernard'), id)).unreadBefore).toBe(false)
    expect((await readMailCounts(viewer('Marc Bernard'))).inbox).toBe(before.inbox - 1)
  })

  it("somebody else's message, another school's and none at all are one answer", async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Léa Bernard']))
    for (const stranger of [viewer('Hugo Petit'), viewer('Sophie Bernard'), elsewhere.viewer('Léa Bernard')])
      await expect(openMessage(stranger, id)).rejects.toThrow(NotFound)
    await expect(openMessage(viewer('Léa Bernard'), uuidv7())).rejects.toThrow(NotFound)
    await expect(openMessage(viewer('Léa Bernard'), "' or 1=1")).rejects.toThrow(NotFound)
  })

  it('a message whose hour has not come is nowhere', async () => {
    const { id } = await sendMessage(viewer('Claire Martin'), draftTo(school, ['Hugo Petit']))
    await test.db.execute(
      sql`update deliveries set delivered_at = now() + interval '1 hour' where message_id = ${id} and box = 'inbox'`,
    )
    await expect(openMessage(viewer('Hugo Petit'), id)).rejects.toThrow(NotFound)
    expect((await listMessages(viewer('Hugo Petit'), 'inbox')).rows.map((row) => row.id)).not.toContain(id)
  })
})
