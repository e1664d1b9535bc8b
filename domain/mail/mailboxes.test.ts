import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { COLLEGE, OTHER_COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type SchoolSpec, type TestSchool } from '#domain/directory/test-school'
import { Refusal } from '#domain/refusal'
import { answerForAway } from './answer-away.ts'
import { saveDraft } from './drafts.ts'
import { listExchanges } from './exchanges.ts'
import { openDraft } from './open-draft.ts'
import { openMessage } from './open-message.ts'
import { listMessages } from './queries.ts'
import { recallMessage } from './recall-message.ts'
import { scheduleMessage } from './schedule-message.ts'
import { searchMail } from './search-mail.ts'
import { sendMessage } from './send-message.ts'
import { sendScheduledNow } from './send-scheduled.ts'
import { listSenders } from './senders.ts'
import type { DraftInput, RecipientRef } from './types.ts'

/** « Vie scolaire » is Karim and Claire; families write to it, and answer its members under its name. */
const WITH_MAILBOXES: SchoolSpec = {
  ...COLLEGE,
  groups: {
    ...COLLEGE.groups,
    life: { name: 'Vie scolaire', kind: 'mailbox', members: ['karim', 'claire'] },
    office: { name: 'Secrétariat', kind: 'mailbox', members: ['paul'] },
  },
  rules: [
    ...COLLEGE.rules,
    ...['life', 'office'].flatMap((to) =>
      ['students', 'guardians', 'teachers', 'staff'].map((from): SchoolSpec['rules'][number] => [from, to, 'group']),
    ),
  ],
}

const test = useTestDatabase()
let college: TestSchool
beforeEach(async () => {
  college = await insertSchool(test.db, WITH_MAILBOXES)
})

const draft = (to: RecipientRef[], more: Partial<DraftInput> = {}): DraftInput => ({
  id: uuidv7(),
  replyToId: null,
  to,
  cc: [],
  bcc: [],
  subject: 'Absence de Léa',
  body: '<p>Léa sera absente jeudi.</p>',
  attachmentIds: [],
  noReply: false,
  asksConfirmation: false,
  ...more,
})
const me = (who: string) => college.viewer(who)
const send = async (from: string, to: RecipientRef[], more: Partial<DraftInput> = {}) =>
  (await sendMessage(me(from), draft(to, more), test.db)).id
const open = (who: string, id: string) => openMessage(me(who), id, test.db)
const life = () => college.group('life')
const list = async (who: string, box: 'inbox' | 'sent' | 'drafts') => (await listMessages(me(who), box, {}, test.db)).rows
const answerOf = async (who: string, id: string, all = false) => openDraft(me(who), { [all ? 'replyAll' : 'reply']: id }, test.db)
/** Sends the answer as compose opens it. */
const answer = async (who: string, id: string, all = false) => {
  const { attachments: _, savedAt: __, savedBy: ___, leftOut: ____, ...opened } = await answerOf(who, id, all)
  await sendMessage(me(who), { ...opened, attachmentIds: [], body: '<p>C’est noté.</p>' }, test.db)
  return opened.id
}
const refused = (code: string) => ({ name: 'Refusal', code })

describe('what is written to a shared mailbox', () => {
  it('comes to each of its members, tagged with its name', async () => {
    await send('sophie', [life()])
    for (const who of ['karim', 'claire']) {
      expect(await list(who, 'inbox')).toMatchObject([{ from: 'Sophie Bernard', tag: 'Vie scolaire', unread: true }])
    }
    expect(await list('paul', 'inbox')).toEqual([])
  })

  it('is answered in its name, and the others see who did', async () => {
    const id = await send('sophie', [life()])
    expect(await answerOf('karim', id)).toMatchObject({ sentAs: life().id, to: [{ kind: 'person', name: 'Sophie Bernard' }] })
    const answered = await answer('karim', id)
    const seen = await open('claire', id)
    expect(seen.mailbox).toMatchObject({ writtenBy: null, answered: { by: 'Karim Benali' } })
    expect(seen.mailbox.answered?.at).toBeInstanceOf(Date)
    expect(await list('claire', 'sent')).toMatchObject([{ id: answered, from: 'Sophie Bernard', tag: 'Vie scolaire' }])
    expect((await open('claire', answered)).mailbox.writtenBy).toBe('Karim Benali')
    expect((await open('karim', answered)).mailbox.writtenBy).toBe('Karim Benali')
    expect(await list('karim', 'sent')).toHaveLength(1)
  })

  it('is answered to all without going round to its members', async () => {
    const id = await send('sophie', [life(), college.person('paul')])
    expect((await open('karim', id)).replyAllCount).toBe(1)
    expect(await answerOf('karim', id, true)).toMatchObject({ sentAs: life().id, cc: [{ name: 'Paul Durand' }] })
    expect((await answerOf('paul', id, true)).cc.map(({ name }) => name)).toEqual(['Vie scolaire'])
    expect((await answerOf('paul', id)).sentAs).toBeNull()
    const only = await send('sophie', [life()])
    expect((await open('karim', only)).replyAllCount).toBe(0)
  })

  it('is not answered by the absence of a member, who was not written to by name', async () => {
    await test.db.execute(sql`insert into mail_settings (person_id, away_from, away_until, away_subject, away_html)
      values (${college.idOf('karim')}, now() - interval '1 day', now() + interval '1 day', 'Absent', '<p>Absent</p>')`)
    const id = await send('sophie', [life()])
    await answerForAway(college.idOf('karim'), id, test.db)
    expect(await list('sophie', 'inbox')).toEqual([])
    const named = await send('sophie', [life(), college.person('karim')])
    await answerForAway(college.idOf('karim'), named, test.db)
    expect(await list('sophie', 'inbox')).toMatchObject([{ from: 'Karim Benali', subject: 'Absent' }])
  })
})

describe('what leaves in the name of a shared mailbox', () => {
  const write = (more: Partial<DraftInput> = {}) => send('karim', [college.person('sophie')], { sentAs: life().id, ...more })

  it('shows families the mailbox alone, wherever they look', async () => {
    const id = await write()
    expect(await list('sophie', 'inbox')).toMatchObject([{ from: 'Vie scolaire' }])
    const opened = await open('sophie', id)
    expect(opened.from).toEqual({ id: life().id, name: 'Vie scolaire', role: 'boîte partagée', isMailbox: true })
    expect(JSON.stringify(opened)).not.toMatch(new RegExp(`Karim|${college.idOf('karim')}`))
    expect(await listExchanges(me('sophie'), college.idOf('karim'), test.db)).toEqual([])
    const found = async (query: string) => (await searchMail(me('sophie'), query, {}, test.db)).hits
    expect(await found('de:karim')).toEqual([])
    expect(await found('de:"vie scolaire"')).toHaveLength(1)
    const forwarded = await openDraft(me('sophie'), { forward: id }, test.db)
    expect(forwarded.body).toContain('Vie scolaire')
    expect(JSON.stringify(forwarded)).not.toContain('Karim')
  })

  it('is answered to the mailbox: all members have it', async () => {
    const id = await write()
    expect(await answerOf('sophie', id)).toMatchObject({ sentAs: null, to: [{ kind: 'group', id: life().id }] })
    await answer('sophie', id)
    expect(await list('karim', 'inbox')).toHaveLength(1)
    expect(await list('claire', 'inbox')).toMatchObject([{ from: 'Sophie Bernard', subject: 'Re\u00a0: Absence de Léa' }])
  })

  it('may always be answered to the mailbox, never to whoever wrote it', async () => {
    const id = await write()
    await test.db.execute(
      sql`delete from communication_rules where school_id = ${college.id} and from_group_id = ${college.idOf('guardians')}`,
    )
    await send('sophie', [life()], { replyToId: id })
    await expect(send('sophie', [college.person('karim')], { replyToId: id })).rejects.toMatchObject(
      refused('cannot-write-to-person'),
    )
  })

  it('goes on in its name, whoever of the members takes it up', async () => {
    const id = await write({ cc: [college.person('marc')] })
    expect(await answerOf('claire', id, true)).toMatchObject({
      sentAs: life().id,
      to: [{ name: 'Sophie Bernard' }],
      cc: [{ name: 'Marc Bernard' }],
    })
  })

  it('stays under that name when the mailbox is renamed or gone', async () => {
    const id = await write()
    await test.db.execute(sql`delete from groups where id = ${life().id}::uuid`)
    expect((await open('sophie', id)).from).toMatchObject({ name: 'Vie scolaire', isMailbox: true })
    const opened = await answerOf('sophie', id)
    expect([opened.to, opened.leftOut]).toEqual([[], ['Vie scolaire']])
    expect((await open('claire', id)).mailbox).toEqual({ writtenBy: null, answered: null })
  })

  it('is taken back by whoever wrote it', async () => {
    const id = await write()
    await expect(recallMessage(me('claire'), id, test.db)).rejects.toMatchObject({ name: 'NotFound' })
    await recallMessage(me('karim'), id, test.db)
    expect(await list('sophie', 'inbox')).toMatchObject([{ from: 'Vie scolaire', subject: '', recalled: true }])
    expect(await list('claire', 'sent')).toMatchObject([{ subject: '', recalled: true }])
  })

  it('asks its readers to confirm, not the members', async () => {
    const id = await write({ asksConfirmation: true })
    const asked = await rows(test.db, sql`select person_id as id from confirmations where message_id = ${id}`)
    expect(asked).toEqual([{ id: college.idOf('sophie') }])
    expect((await open('claire', id)).isOurs).toBe(true)
  })
})

describe('whose mailbox it is not', () => {
  it('cannot send in its name by any door, and keeps what they wrote', async () => {
    const other = await insertSchool(test.db, OTHER_COLLEGE)
    const forced = draft([college.person('claire')], { sentAs: life().id })
    for (const who of ['lea', 'sophie', 'paul'])
      await expect(sendMessage(me(who), { ...forced, id: uuidv7() }, test.db), who).rejects.toMatchObject(
        refused('not-in-mailbox'),
      )
    await expect(
      scheduleMessage(me('paul'), { ...forced, id: uuidv7() }, new Date(Date.now() + 60_000), test.db),
    ).rejects.toMatchObject(refused('not-in-mailbox'))
    const away = draft([{ kind: 'person', id: other.idOf('lea') }], { sentAs: life().id })
    await expect(sendMessage(other.viewer('claire'), away, test.db)).rejects.toMatchObject(refused('not-in-mailbox'))
    expect(await list('paul', 'drafts')).toHaveLength(2)
    expect(await list('claire', 'inbox')).toEqual([])
    const [{ names }] = (await rows(
      test.db,
      sql`select array_agg(distinct author_name) as names from messages where school_id = ${college.id}`,
    )) as [{ names: string[] }]
    expect(names).not.toContain('Vie scolaire')
  })

  it('does not see it among their senders', async () => {
    expect((await listSenders(me('karim'), test.db)).map(({ name }) => name)).toEqual(['Vie scolaire'])
    expect(await listSenders(me('sophie'), test.db)).toEqual([])
  })
})

describe('whoever leaves a mailbox', () => {
  const leave = () =>
    test.db.execute(
      sql`delete from group_members where group_id = ${life().id}::uuid and person_id = ${college.idOf('karim')}::uuid`,
    )

  it('keeps what came, and neither answers in its name nor learns who does', async () => {
    const id = await send('sophie', [life()])
    await leave()
    expect(await list('karim', 'inbox')).toHaveLength(1)
    expect((await answerOf('karim', id)).sentAs).toBeNull()
    await answer('claire', id)
    expect((await open('karim', id)).mailbox.answered).toBeNull()
    expect(await list('karim', 'sent')).toEqual([])
  })

  it('has their drafts in their own name, and what waited for its hour does not leave', async () => {
    const kept = draft([college.person('sophie')], { sentAs: life().id })
    await saveDraft(me('karim'), kept, test.db)
    const waiting = draft([college.person('sophie')], { sentAs: life().id })
    await scheduleMessage(me('karim'), waiting, new Date(Date.now() + 3_600_000), test.db)
    expect((await openDraft(me('karim'), { draft: kept.id }, test.db)).sentAs).toBe(life().id)
    await leave()
    expect((await openDraft(me('karim'), { draft: kept.id }, test.db)).sentAs).toBeNull()
    await expect(sendMessage(me('karim'), kept, test.db)).rejects.toMatchObject(refused('not-in-mailbox'))
    await expect(sendScheduledNow(me('karim'), waiting.id, test.db)).rejects.toBeInstanceOf(Refusal)
    expect(await list('sophie', 'inbox')).toEqual([])
    expect(await list('karim', 'drafts')).toHaveLength(2)
  })

  it('sends it at its hour in its name while they are a member', async () => {
    const waiting = draft([college.person('sophie')], { sentAs: life().id })
    await scheduleMessage(me('karim'), waiting, new Date(Date.now() + 3_600_000), test.db)
    await sendScheduledNow(me('karim'), waiting.id, test.db)
    expect(await list('sophie', 'inbox')).toMatchObject([{ from: 'Vie scolaire' }])
    expect(await list('claire', 'sent')).toHaveLength(1)
  })
})
