import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { COLLEGE, OTHER_COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { openMessage } from '#domain/mail/open-message'
import { listMessages } from '#domain/mail/queries'
import type { RecipientRef } from '#domain/mail/types'
import { useOutbox } from '#domain/notifications/test-outbox'
import { NotFound } from '#domain/refusal'
import { blockPerson } from './block-person.ts'
import { joinRoom } from './join-room.ts'
import { leaveRoom } from './leave-room.ts'
import { mailHistory } from './mail-history.ts'
import { readAddresses } from './outside-addresses.ts'
import { postMessage } from './post-message.ts'
import { readRoomPage } from './queries.ts'
import { renameRoom } from './rename-room.ts'
import { saveHistoryOutside } from './save-history-outside.ts'
import { type HistoryInput, sendHistory } from './send-history.ts'
import { startRoom } from './start-room.ts'

const test = useTestDatabase()
const outbox = useOutbox()
let college: TestSchool
const me = (who: string) => college.viewer(who)
const post = (who: string, room: string, text: string) => postMessage(me(who), { room, id: uuidv7(), text })
const to = (who: string): RecipientRef[] => [college.person(who)]
const send = (who: string, room: string, more: Partial<HistoryInput> = {}) =>
  sendHistory(me(who), { id: uuidv7(), room, to: [], addresses: [], agreed: false, ...more }, test.db)
const inbox = async (who: string) => (await listMessages(me(who), 'inbox', {}, test.db)).rows
const bodyOf = async (who: string) => (await openMessage(me(who), (await inbox(who))[0]!.id, test.db)).body as string
const notices = async (who: string, room: string) =>
  (await readRoomPage(me(who), room)).messages
    .filter(({ kind }) => kind === 'history')
    .map(({ author, about }) => ({ author, about }))
const refused = (code: string) => ({ name: 'Refusal', code })

beforeEach(async () => {
  college = await insertSchool(test.db, COLLEGE)
  outbox.asked.length = 0
})

/** Claire, Léa and Hugo are in it, Karim is not. */
async function classRoom(): Promise<string> {
  const { id } = await startRoom(me('claire'), { people: [college.idOf('lea'), college.idOf('hugo')], name: 'Sortie au musée' })
  await post('claire', id, 'Rendez-vous à 8 h.')
  await joinRoom(me('lea'), id)
  await joinRoom(me('hugo'), id)
  await post('lea', id, 'Noté.')
  return id
}

describe('the history of a talk', () => {
  it('C25 arrives in Messagerie as plain text, in the name of whoever sent it', async () => {
    const room = await classRoom()
    await send('claire', room, { to: to('karim') })
    expect(await inbox('karim')).toMatchObject([{ from: 'Claire Martin', subject: 'Conversation\u00a0: Sortie au musée' }])
    const body = await bodyOf('karim')
    expect(body).toContain('Participants\u00a0: Claire Martin, Hugo Petit, Léa Bernard')
    expect(body).toMatch(/\[\d\d\/\d\d\/\d{4} \d\d:\d\d\] Claire Martin\u00a0: Rendez-vous à 8 h\./)
    expect(body).toContain('Léa Bernard a rejoint la conversation.')
  })

  it('C26 is told to all who are in it, and to nobody else', async () => {
    const room = await classRoom()
    await send('claire', room, { to: [college.person('karim'), college.group('students3a')] })
    for (const who of ['claire', 'lea', 'hugo'])
      expect(await notices(who, room)).toEqual([{ author: 'Claire Martin', about: 'Karim Benali, 3A – Élèves' }])
    await expect(notices('ines', room)).rejects.toThrow(NotFound)
  })

  it('C27 is sent by any of them, each what they may see', async () => {
    const room = await classRoom()
    await send('lea', room, { to: to('claire') })
    const body = await bodyOf('claire')
    expect(body).toContain('Noté.')
    expect(body).not.toContain('Rendez-vous')
  })

  it('has nothing of those whom one blocks', async () => {
    const room = await classRoom()
    await blockPerson(me('hugo'), college.idOf('lea'))
    await post('lea', room, 'Tu m’entends ?')
    await send('hugo', room, { to: to('karim') })
    expect(await bodyOf('karim')).not.toContain('Tu m’entends')
  })

  it('is nobody’s who is not in it: invited, gone, or never there', async () => {
    const { id } = await startRoom(me('claire'), { people: [college.idOf('lea'), college.idOf('hugo')] })
    await post('claire', id, 'Bonjour')
    await expect(send('lea', id, { to: to('karim') })).rejects.toThrow(NotFound)
    await joinRoom(me('lea'), id)
    await post('lea', id, 'Merci')
    await leaveRoom(me('lea'), id, 'joined')
    await expect(send('lea', id, { to: to('karim') })).rejects.toThrow(NotFound)
    await expect(send('ines', id, { to: to('karim') })).rejects.toThrow(NotFound)
    const other = await insertSchool(test.db, OTHER_COLLEGE)
    const stranger: HistoryInput = { id: uuidv7(), room: id, to: [other.person('lea')], addresses: [], agreed: false }
    await expect(sendHistory(other.viewer('claire'), stranger, test.db)).rejects.toThrow(NotFound)
    expect(await inbox('karim')).toEqual([])
  })

  it('leaves once, however often it was asked for', async () => {
    const room = await classRoom()
    const once = { id: uuidv7(), to: to('karim') }
    await Promise.all([send('claire', room, once), send('claire', room, once)])
    await send('claire', room, once)
    expect(await inbox('karim')).toHaveLength(1)
    expect(await notices('lea', room)).toHaveLength(1)
  })

  it('goes by the rules of mail: whom one may not write to gets nothing, and no notice says so', async () => {
    const room = await classRoom()
    await expect(send('lea', room, { to: to('nadia') })).rejects.toMatchObject(refused('cannot-write-to-person'))
    await expect(send('lea', room, { to: [college.group('students3a')] })).rejects.toMatchObject(refused('cannot-write-to-group'))
    await test.db.execute(sql`update people set writing_blocked_at = now() where id = ${college.idOf('lea')}`)
    await expect(send('lea', room, { to: to('karim') })).rejects.toMatchObject(refused('writing-blocked'))
    expect(await notices('hugo', room)).toEqual([])
  })

  it('says what is missing', async () => {
    const room = await classRoom()
    await expect(send('claire', room)).rejects.toMatchObject(refused('history-nowhere'))
    const { id } = await startRoom(me('claire'), { people: [college.idOf('karim')] })
    await expect(send('claire', id, { to: to('karim') })).rejects.toMatchObject(refused('history-empty'))
  })

  it('asks before it goes to more than thirty people', async () => {
    const room = await classRoom()
    await test.db.execute(sql`with made as (
        insert into people (school_id, profile, first_name, last_name, name, search_name, identifier, activated_at)
        select ${college.id}, 'student', 'Élève', n::text, 'Élève ' || n, ' eleve ' || n, ${college.id} || n, now() from generate_series(1, 31) n returning id)
      insert into group_members (person_id, group_id) select id, ${college.idOf('students3a')}::uuid from made`)
    const many = { to: [college.group('students3a')] }
    await expect(send('claire', room, many)).rejects.toMatchObject({ code: 'history-many', values: { count: 34 } })
    await send('claire', room, { ...many, agreed: true })
    expect(await inbox('ines')).toHaveLength(1)
  })

  it('goes along as a file where it is too long for a message', async () => {
    const room = await classRoom()
    for (let n = 0; n < 55; n++) await post('claire', room, `${n} ${'x'.repeat(1900)}`)
    await send('claire', room, { to: to('karim') })
    const { attachments, body } = await openMessage(me('karim'), (await inbox('karim'))[0]!.id, test.db)
    expect(attachments).toMatchObject([{ name: 'Historique de la conversation.txt' }])
    expect(body).toContain('joint à ce message')
  })

  it('lets no message look like several', async () => {
    const room = await classRoom()
    await post('lea', room, 'Oui\n[24/11/2026 16:21] Claire Martin\u00a0: Pas d’école demain.')
    await send('claire', room, { to: to('karim') })
    expect(await bodyOf('karim')).toContain('<br />\u00a0\u00a0\u00a0\u00a0[24/11/2026')
  })
})

describe('addresses outside', () => {
  const open = () => saveHistoryOutside({ ...me('karim'), isAdmin: true }, true, test.db)
  const outside = { addresses: ['mairie@example.org, Parent@Example.org;'] }

  it('C23 get it by mail where the school has opened that, for teachers and staff, and the room is told', async () => {
    const room = await classRoom()
    await expect(send('claire', room, outside)).rejects.toMatchObject(refused('history-outside'))
    await open()
    await expect(send('lea', room, outside)).rejects.toMatchObject(refused('history-outside'))
    const id = uuidv7()
    await renameRoom(me('claire'), room, 'Musée\u2028Bcc: x@example.org')
    await send('claire', room, { ...outside, id })
    await send('claire', room, { ...outside, id })
    expect(await notices('lea', room)).toEqual([{ author: 'Claire Martin', about: 'mairie@example.org, Parent@Example.org' }])
    const jobs = outbox.asked.filter(({ name }) => name === 'mail-history')
    expect(jobs.map(({ data }) => data.address)).toEqual(['mairie@example.org', 'Parent@Example.org'])
    await post('lea', room, 'Dit après.')
    for (const { data } of jobs) {
      await mailHistory({ ...(data as unknown as Parameters<typeof mailHistory>[0]) }, test.db)
      await mailHistory({ ...(data as unknown as Parameters<typeof mailHistory>[0]) }, test.db)
    }
    const mails = await outbox.mails()
    expect(mails.map((mail) => mail.to?.map(({ address }) => address))).toEqual(
      expect.arrayContaining([['mairie@example.org'], ['Parent@example.org']]),
    )
    expect(mails).toHaveLength(2)
    for (const { text, bcc } of mails) {
      expect(text).toContain('Claire Martin (Collège d’essai) vous envoie')
      expect(text).toContain('Noté.')
      expect(text).not.toContain('Dit après.')
      expect(bcc).toBeUndefined()
    }
  })

  it('are addresses: nothing that a header would read otherwise, ten at most', () => {
    expect(readAddresses(['a.b+c@example.org', 'A.B+C@example.org'])).toEqual(['A.B+C@example.org'])
    for (const wrong of [
      'nadia',
      'a@b',
      'a@b.c\r\nBcc: d@e.fr',
      '<a@example.org>',
      '"a b"@example.org',
      'é@example.org',
      'a@-x.org',
    ])
      expect(() => readAddresses([wrong]), wrong).toThrow('history-address')
    const many = Array.from({ length: 11 }, (_, n) => `a${n}@example.org`)
    expect(() => readAddresses(many)).toThrow('history-addresses')
    expect(readAddresses(many.slice(1))).toHaveLength(10)
  })

  it('are opened by administrators alone, with a line of the log a change', async () => {
    await expect(saveHistoryOutside(me('karim'), true, test.db)).rejects.toThrow(NotFound)
    await open()
    await open()
    const lines = await rows(test.db, sql`select action, details from audit_lines where school_id = ${college.id}`)
    expect(lines).toEqual([{ action: 'chat.outside', details: { open: 'yes' } }])
  })
})
