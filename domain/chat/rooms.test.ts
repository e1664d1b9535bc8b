import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { saveContactable } from '#domain/directory/contactable'
import { NotFound } from '#domain/refusal'
import { invitePeople } from './invite-people.ts'
import { joinRoom } from './join-room.ts'
import { leaveRoom } from './leave-room.ts'
import { closeRoom, hideRoom, markRoomRead, openRoom } from './own-room.ts'
import { countChat, getRoom, listRooms, readRoomPage, suggestChatPeople } from './queries.ts'
import { renameRoom } from './rename-room.ts'
import { startRoom } from './start-room.ts'
import { makeTalk, type TestTalk } from './test-talk.ts'

const test = useTestDatabase()
let talk: TestTalk
beforeEach(async () => {
  talk = await makeTalk(test.db)
})

const listed = async (key: string) => (await listRooms(talk.as(key))).map(({ id }) => id)

describe('a talk of two', () => {
  it('C07 C17 opens at once on both sides, and is the same for both', async () => {
    const id = await talk.start('lea', 'hugo')
    expect(await talk.start('hugo', 'lea')).toBe(id)
    await talk.post('lea', id, 'Tu viens ?')
    expect(await talk.texts('hugo', id)).toEqual(['Tu viens ?'])
    expect(await listRooms(talk.as('hugo'))).toMatchObject([
      {
        id,
        title: 'Léa Bernard',
        unread: 1,
        isOpen: true,
        state: 'joined',
        closed: '',
        last: { text: 'Tu viens ?', isMine: false },
      },
    ])
    expect([await countChat(talk.as('hugo')), await countChat(talk.as('lea'))]).toEqual([1, 0])
  })

  it('is one, however many begin it at once', async () => {
    const begin = ['lea', 'hugo', 'lea', 'hugo'].map((key) => talk.start(key, key === 'lea' ? 'hugo' : 'lea'))
    expect(new Set(await Promise.all(begin)).size).toBe(1)
    expect(await rows(test.db, sql`select from rooms where school_id = ${talk.school.id}`)).toHaveLength(1)
  })

  it('C16 is nobody else’s', async () => {
    const id = await talk.start('lea', 'hugo')
    await talk.post('lea', id, 'Entre nous')
    for (const stranger of [talk.as('ines'), { ...talk.as('lea'), schoolId: uuidv7() }]) {
      for (const tried of [
        () => readRoomPage(stranger, id),
        () => getRoom(stranger, id),
        () => joinRoom(stranger, id),
        () => markRoomRead(stranger, id, 9),
        () => openRoom(stranger, id),
        () => closeRoom(stranger, id),
        () => hideRoom(stranger, id),
        () => renameRoom(stranger, id, 'À nous'),
        () => invitePeople(stranger, id, [talk.id('claire')]),
        () => leaveRoom(stranger, id, 'joined'),
      ])
        await expect(tried()).rejects.toThrow(NotFound)
    }
  })

  it('C02 is begun with whom the rules reach, who is contactable and has the chat; everybody else is one refusal', async () => {
    await saveContactable(talk.as('ines'), false)
    await talk.allow('guardian', 'off')
    for (const [key, other] of [
      ['lea', 'tom'],
      ['lea', 'ines'],
      ['claire', 'sophie'],
      ['lea', 'zoe'],
      ['lea', uuidv7()],
    ] as const)
      await expect(talk.start(key, other)).rejects.toMatchObject({ code: 'cannot-chat' })
    await expect(talk.start('lea', 'lea')).rejects.toMatchObject({ code: 'nobody-to-chat' })
    expect(await talk.start('claire', 'lea')).toBeTruthy()
  })

  it('G14 goes on when one is no longer contactable; and while either reaches the other', async () => {
    const [known, asked] = [await talk.start('lea', 'hugo'), await talk.start('claire', 'tom')]
    await saveContactable(talk.as('hugo'), false)
    await talk.post('lea', known, 'Toujours là ?')
    expect(await talk.start('lea', 'hugo')).toBe(known)
    await talk.post('tom', asked, 'Bonjour Madame')
    await test.db.execute(sql`delete from communication_rules where school_id = ${talk.school.id}`)
    await expect(talk.post('claire', asked, 'Encore')).rejects.toMatchObject({ code: 'out-of-reach' })
    await talk.post('lea', known, 'De la même classe')
    await test.db.execute(sql`update groups set members_may_write = false where school_id = ${talk.school.id}`)
    await expect(talk.post('lea', known, 'Encore')).rejects.toMatchObject({
      code: 'out-of-reach',
      values: { name: 'Hugo Petit' },
    })
    expect((await talk.room('lea', known)).closed).toMatch(/^Les règles.*Hugo Petit/)
    expect(await talk.texts('hugo', known)).toEqual(['Toujours là ?', 'De la même classe'])
  })

  it('says why it is closed when the other has left, or has no chat any more', async () => {
    const id = await talk.start('claire', 'lea')
    await talk.allow('student', 'off')
    await expect(talk.post('claire', id, 'Bonjour')).rejects.toMatchObject({ code: 'they-are-off' })
    await expect(talk.post('lea', id, 'Bonjour')).rejects.toMatchObject({ code: 'chat-off' })
    expect(await listed('lea')).toEqual([])
    await expect(readRoomPage(talk.as('lea'), id)).rejects.toThrow(NotFound)
    await test.db.execute(sql`update people set left_at = now() where id = ${talk.id('lea')}`)
    await expect(talk.post('claire', id, 'Bonjour')).rejects.toMatchObject({ code: 'they-left' })
    expect(await talk.room('claire', id)).toMatchObject({ title: 'Léa Bernard', people: [] })
  })
})

describe('a room of many', () => {
  it('C12 C17 C18 C19 C20 C21 is joined by invitation, says so to all, and shows nothing from before', async () => {
    const id = await talk.start('lea', 'hugo', 'ines')
    await talk.post('lea', id, 'Avant')
    expect(await talk.room('ines', id)).toMatchObject({ state: 'invited', invitedBy: 'Léa Bernard', last: null, unread: 0 })
    expect([await countChat(talk.as('ines')), await talk.texts('ines', id)]).toEqual([1, []])
    await expect(talk.post('ines', id, 'Sans entrer')).rejects.toThrow(NotFound)
    expect(await joinRoom(talk.as('ines'), id)).toMatchObject({ state: 'joined', title: 'Hugo Petit, Léa Bernard', unread: 0 })
    await talk.post('lea', id, 'Après')
    expect(await talk.events('ines', id)).toEqual(['joined: ', 'text: Après'])
    expect(await talk.events('lea', id)).toEqual(['invited: Hugo Petit, Inès Moreau', 'text: Avant', 'joined: ', 'text: Après'])
    await joinRoom(talk.as('ines'), id)
    expect(await talk.events('lea', id)).toHaveLength(4)
  })

  it('shows newcomers what was said when staff or teachers made it so, and nobody else may', async () => {
    const start = { people: [talk.id('lea'), talk.id('hugo')], name: 'Projet', withHistory: true }
    const { id, withHistory } = await startRoom(talk.as('claire'), start)
    expect(withHistory).toBe(true)
    await talk.post('claire', id, 'Le plan')
    await joinRoom(talk.as('lea'), id)
    expect(await talk.texts('lea', id)).toEqual(['Le plan'])
    expect((await talk.room('lea', id)).unread).toBe(0)
    await expect(startRoom(talk.as('lea'), { ...start, people: [talk.id('hugo')] })).rejects.toMatchObject({
      code: 'staff-history',
    })
  })

  it('C14 C15 anybody in it invites, whom they may; who left can come back, and sees what is said from then on', async () => {
    const id = await talk.start('lea', 'hugo', 'claire')
    await joinRoom(talk.as('hugo'), id)
    await expect(invitePeople(talk.as('claire'), id, [talk.id('tom')])).rejects.toThrow(NotFound)
    await joinRoom(talk.as('claire'), id)
    await invitePeople(talk.as('claire'), id, [talk.id('tom'), talk.id('hugo')])
    await expect(invitePeople(talk.as('lea'), id, [talk.id('jules')])).rejects.toMatchObject({ code: 'cannot-chat' })
    await leaveRoom(talk.as('hugo'), id, 'joined')
    await expect(readRoomPage(talk.as('hugo'), id)).rejects.toThrow(NotFound)
    await expect(talk.post('hugo', id, 'Encore moi')).rejects.toThrow(NotFound)
    await talk.post('lea', id, 'Sans Hugo')
    await invitePeople(talk.as('lea'), id, [talk.id('hugo')])
    await joinRoom(talk.as('hugo'), id)
    expect(await talk.events('hugo', id)).toEqual(['joined: '])
    expect((await talk.events('lea', id)).slice(3)).toEqual([
      'invited: Tom Garcia',
      'left: ',
      'text: Sans Hugo',
      'invited: Hugo Petit',
      'joined: ',
    ])
  })

  it('from a talk of two a third person makes a new room; what the two said stays theirs', async () => {
    const pair = await talk.start('lea', 'hugo')
    await talk.post('lea', pair, 'Entre nous')
    const room = await invitePeople(talk.as('lea'), pair, [talk.id('ines')])
    expect(room).toMatchObject({ kind: 'group', people: [{ state: 'invited' }, { state: 'invited' }] })
    expect(room.id).not.toBe(pair)
    await joinRoom(talk.as('ines'), room.id)
    expect(await talk.texts('ines', room.id)).toEqual([])
    await expect(readRoomPage(talk.as('ines'), pair)).rejects.toThrow(NotFound)
  })

  it('C28 is left by the cross of its tab, an invitation is declined by it; both are told', async () => {
    const id = await talk.start('lea', 'hugo', 'ines')
    await joinRoom(talk.as('hugo'), id)
    await closeRoom(talk.as('hugo'), id)
    await leaveRoom(talk.as('ines'), id, 'invited')
    expect([await listed('hugo'), await listed('ines')]).toEqual([[], []])
    expect((await talk.events('lea', id)).slice(-2)).toEqual(['left: ', 'left: declined'])
    expect(await talk.room('lea', id)).toMatchObject({ people: [], title: 'Conversation de groupe' })
  })

  it('is named by anybody in it, and told; a name is text like any other', async () => {
    const id = await talk.start('lea', 'hugo', 'ines')
    expect(await renameRoom(talk.as('lea'), id, '  Groupe \n exposé \u202E')).toMatchObject({ title: 'Groupe exposé' })
    expect(await talk.room('hugo', id)).toMatchObject({ title: 'Groupe exposé', state: 'invited' })
    await expect(renameRoom(talk.as('hugo'), id, 'Autre')).rejects.toThrow(NotFound)
    await expect(renameRoom(talk.as('lea'), id, 'Voir exemple.com')).rejects.toMatchObject({ code: 'no-links' })
    await expect(renameRoom(talk.as('lea'), id, 'é'.repeat(81))).rejects.toMatchObject({ code: 'room-name-too-long' })
    await expect(startRoom(talk.as('lea'), { people: [talk.id('hugo')], name: '🎉' })).rejects.toMatchObject({
      code: 'no-smileys',
    })
    expect(await renameRoom(talk.as('lea'), id, '')).toMatchObject({ title: 'Hugo Petit, Inès Moreau' })
    expect((await talk.events('lea', id)).slice(1)).toEqual(['renamed: Groupe exposé', 'renamed: '])
  })

  it('holds a hundred people', async () => {
    const id = await talk.start('karim', 'lea', 'hugo')
    await test.db.execute(sql`insert into people (school_id, profile, first_name, last_name, name, search_name, identifier)
      select ${talk.school.id}, 'teacher', 'N', n::text, n::text, n::text, ${uuidv7()} || n from generate_series(1, 97) n`)
    await test.db.execute(sql`insert into room_members (room_id, person_id, state)
      select ${id}, p.id, 'joined' from people p where p.school_id = ${talk.school.id} and p.first_name = 'N'`)
    await expect(invitePeople(talk.as('karim'), id, [talk.id('ines')])).rejects.toMatchObject({ code: 'room-full' })
    expect(await talk.events('karim', id)).toHaveLength(1)
  })
})

describe('suggestions', () => {
  it('C05 propose those with whom a talk may begin', async () => {
    expect(await suggestChatPeople(talk.as('lea'), 'hug')).toEqual([
      { id: talk.id('hugo'), name: 'Hugo Petit', role: 'élève, 3A' },
    ])
    for (const name of ['tom', 'léa', 'zoé', '']) expect(await suggestChatPeople(talk.as('lea'), name)).toEqual([])
    await saveContactable(talk.as('hugo'), false)
    expect(await suggestChatPeople(talk.as('lea'), 'hug')).toEqual([])
    await talk.allow('teacher', 'off')
    expect(await suggestChatPeople(talk.as('lea'), 'cla')).toEqual([])
    await talk.allow('student', 'off')
    expect(await suggestChatPeople(talk.as('lea'), 'kar')).toEqual([])
  })
})
