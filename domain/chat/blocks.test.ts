import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { NotFound } from '#domain/refusal'
import { blockPerson, unblockPerson } from './block-person.ts'
import { listBlocked } from './blocked-people.ts'
import { invitePeople } from './invite-people.ts'
import { joinRoom } from './join-room.ts'
import { hideRoom } from './own-room.ts'
import { countChat, listRooms } from './queries.ts'
import { startRoom } from './start-room.ts'
import { TestScreens } from './test-screens.ts'
import { makeTalk, type TestTalk } from './test-talk.ts'

const test = useTestDatabase()
let talk: TestTalk
let screens: TestScreens
beforeEach(async () => {
  talk = await makeTalk(test.db)
  screens = new TestScreens(test.db)
})
afterEach(() => screens.close())

const block = (key: string, other: string) => blockPerson(talk.as(key), talk.id(other))
const unblock = (key: string, other: string) => unblockPerson(talk.as(key), talk.id(other))
const quiet = () => expect.poll(() => screens.isQuiet(), { interval: 5 }).toBe(true)

describe('whoever blocks somebody', () => {
  it('G16 G19 G20 hears nothing they say from then on, and sees all of it once they no longer do', async () => {
    const room = await talk.start('lea', 'hugo')
    await talk.post('hugo', room, 'Avant')
    await block('lea', 'hugo')
    expect(await countChat(talk.as('lea'))).toBe(0)
    const screen = await screens.open(talk.as('lea'))
    await quiet()
    const told = screen.news.length
    await talk.post('hugo', room, 'Pendant')
    await quiet()
    const since = screen.news.slice(told).flatMap(({ rooms = [], messages = [] }) => [...rooms, ...messages])
    expect([since, screen.view.count]).toEqual([[], 0])
    expect([await talk.texts('lea', room), await countChat(talk.as('lea'))]).toEqual([['Avant'], 0])
    await unblock('lea', 'hugo')
    await talk.post('hugo', room, 'Après')
    expect(await talk.texts('lea', room)).toEqual(['Avant', 'Pendant', 'Après'])
    expect(await countChat(talk.as('lea'))).toBe(2)
  })

  it('G16 hears nothing of them in rooms of many either, nor their invitations and new talks', async () => {
    const room = await talk.start('claire', 'lea', 'hugo')
    await joinRoom(talk.as('lea'), room)
    await joinRoom(talk.as('hugo'), room)
    await block('lea', 'hugo')
    await talk.post('hugo', room, 'Pour tous')
    await talk.post('claire', room, 'De Claire')
    expect([await talk.texts('lea', room), await talk.texts('claire', room)]).toEqual([['De Claire'], ['Pour tous', 'De Claire']])
    expect(await countChat(talk.as('lea'))).toBe(1)
    const invited = await talk.start('hugo', 'lea', 'ines')
    const pair = await talk.start('hugo', 'lea')
    expect((await listRooms(talk.as('lea'))).map(({ id }) => id)).toEqual([room])
    await expect(joinRoom(talk.as('lea'), invited)).rejects.toThrow(NotFound)
    await unblock('lea', 'hugo')
    expect((await listRooms(talk.as('lea'))).map(({ id }) => id).toSorted()).toEqual([room, invited, pair].toSorted())
  })

  it('sees an invitation again when somebody else makes it', async () => {
    await block('lea', 'hugo')
    const room = await talk.start('hugo', 'lea', 'ines')
    await joinRoom(talk.as('ines'), room)
    await invitePeople(talk.as('ines'), room, [talk.id('lea')])
    expect(await talk.room('lea', room)).toMatchObject({ state: 'invited', invitedBy: 'Inès Moreau' })
    expect((await talk.events('hugo', room)).filter((event) => event.startsWith('invited'))).toHaveLength(1)
  })

  it('G18 has their conversation at the end of the list, and does not write there', async () => {
    const [blocked, other] = [await talk.start('lea', 'hugo'), await talk.start('lea', 'ines')]
    await talk.post('lea', other, 'Ancien')
    await talk.post('hugo', blocked, 'Récent')
    expect((await listRooms(talk.as('lea'))).map(({ id }) => id)).toEqual([blocked, other])
    await block('lea', 'hugo')
    expect(await listRooms(talk.as('lea'))).toMatchObject([
      { id: other, isBlocked: false, mayBlock: true },
      { id: blocked, isBlocked: true, unread: 0, closed: expect.stringContaining('Vous bloquez Hugo Petit') },
    ])
    await expect(talk.post('lea', blocked, 'Toi')).rejects.toMatchObject({ code: 'blocks-them' })
  })

  it('G26 can unblock whom they blocked and deleted: what was said meanwhile brings the conversation back', async () => {
    const room = await talk.start('lea', 'hugo')
    await talk.post('hugo', room, 'Avant')
    await block('lea', 'hugo')
    await hideRoom(talk.as('lea'), room)
    await talk.post('hugo', room, 'Pendant')
    expect(await listRooms(talk.as('lea'))).toEqual([])
    expect(await listBlocked(talk.as('lea'))).toEqual([{ id: talk.id('hugo'), name: 'Hugo Petit' }])
    await unblock('lea', 'hugo')
    expect(await listRooms(talk.as('lea'))).toMatchObject([{ id: room, isBlocked: false, unread: 1 }])
  })

  it('is a student or guardian, and so is whom they block; others of the school only by its rules', async () => {
    for (const [key, other] of [
      ['lea', 'claire'],
      ['claire', 'lea'],
      ['sophie', 'karim'],
    ] as const)
      await expect(block(key, other)).rejects.toMatchObject({ code: 'cannot-block' })
    await expect(block('lea', 'tom')).rejects.toThrow(NotFound)
    await expect(blockPerson(talk.as('lea'), uuidv7())).rejects.toThrow(NotFound)
    await expect(block('lea', 'lea')).rejects.toThrow(NotFound)
    expect((await talk.room('lea', await talk.start('lea', 'claire'))).mayBlock).toBe(false)
  })
})

describe('G17 whoever is blocked', () => {
  it('is answered and shown in everything as if they were not', async () => {
    const [room, many] = [await talk.start('hugo', 'lea'), await talk.start('hugo', 'lea', 'ines')]
    const free = await talk.start('hugo', 'ines')
    await block('lea', 'hugo')
    const said = [await talk.post('hugo', room, 'Coucou'), await talk.post('hugo', free, 'Coucou')]
    const same = { id: '', roomId: '', at: '' }
    expect({ ...said[0], ...same }).toEqual({ ...said[1], ...same })
    const [blocked, open] = [await talk.room('hugo', room), await talk.room('hugo', free)]
    const { people, title, id, at, last, ...rest } = open
    expect(blocked).toMatchObject(rest)
    expect([blocked.title, blocked.people]).toEqual([
      'Léa Bernard',
      [{ id: talk.id('lea'), name: 'Léa Bernard', state: 'joined' }],
    ])
    expect((await talk.room('hugo', many)).people).toContainEqual({ id: talk.id('lea'), name: 'Léa Bernard', state: 'invited' })
    expect(await startRoom(talk.as('hugo'), { people: [talk.id('lea')] })).toMatchObject({ id: room })
    const [{ readable } = { readable: null }] = await test.db.execute<{ readable: number }>(
      sql`select read_seq as readable from room_members where room_id = ${room} and person_id = ${talk.id('hugo')}`,
    )
    expect(readable).toBe(0)
  })

  it('is told nothing of it on their screens but what they were told anyway', async () => {
    const room = await talk.start('hugo', 'lea')
    const screen = await screens.open(talk.as('hugo'))
    await expect.poll(() => screen.news.filter(({ isGreeting }) => isGreeting).length).toBe(1)
    await expect.poll(() => screen.news.filter(({ presence }) => presence).length).toBe(1)
    const told = screen.news.length
    await block('lea', 'hugo')
    await quiet()
    expect(screen.news.slice(told)).toEqual([])
    await talk.post('hugo', room, 'Coucou')
    await quiet()
    expect(screen.view.overview?.rooms).toMatchObject([{ id: room, last: { text: 'Coucou' }, closed: '' }])
  })
})
