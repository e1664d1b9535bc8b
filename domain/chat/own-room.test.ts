import { beforeEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { CHAT_DEFAULTS } from './chat-policy.ts'
import { joinRoom } from './join-room.ts'
import { closeRoom, hideRoom, markRoomRead, openRoom } from './own-room.ts'
import { countChat, listRooms, readRoomPage } from './queries.ts'
import { saveChatPolicies } from './save-chat-policies.ts'
import { TestScreens } from './test-screens.ts'
import { makeTalk, type TestTalk } from './test-talk.ts'

const test = useTestDatabase()
let talk: TestTalk
beforeEach(async () => {
  talk = await makeTalk(test.db)
})

const listed = async (key: string) => (await listRooms(talk.as(key))).map(({ id }) => id)

describe('what one does for oneself', () => {
  it('G22 G23 a deleted conversation is back with the next message or when it is opened again, whole; for the other nothing changed', async () => {
    const id = await talk.start('lea', 'hugo')
    await talk.post('lea', id, 'Un')
    await hideRoom(talk.as('hugo'), id)
    expect([await listed('hugo'), await listed('lea'), await countChat(talk.as('hugo'))]).toEqual([[], [id], 0])
    await talk.post('lea', id, 'Deux')
    expect([await listed('hugo'), await talk.texts('hugo', id)]).toEqual([[id], ['Un', 'Deux']])
    await hideRoom(talk.as('hugo'), id)
    await talk.start('hugo', 'lea')
    expect([await listed('hugo'), await talk.texts('hugo', id)]).toEqual([[id], ['Un', 'Deux']])
  })

  it('C29 a closed tab opens again with the next message, and its talk stays in the list', async () => {
    const id = await talk.start('lea', 'hugo')
    await closeRoom(talk.as('hugo'), id)
    expect(await talk.room('hugo', id)).toMatchObject({ isOpen: false })
    expect(await listed('hugo')).toEqual([id])
    await talk.post('lea', id, 'Coucou')
    expect(await talk.room('hugo', id)).toMatchObject({ isOpen: true })
    await closeRoom(talk.as('hugo'), id)
    await openRoom(talk.as('hugo'), id)
    expect(await talk.room('hugo', id)).toMatchObject({ isOpen: true })
  })

  it('C34 G21 what was read is read, never back, never beyond what was said', async () => {
    const id = await talk.start('lea', 'hugo')
    for (const text of ['Un', 'Deux', 'Trois']) await talk.post('lea', id, text)
    await markRoomRead(talk.as('hugo'), id, 2)
    await markRoomRead(talk.as('hugo'), id, 1)
    expect(await talk.room('hugo', id)).toMatchObject({ readSeq: 2, unread: 1 })
    await markRoomRead(talk.as('hugo'), id, Number.MAX_SAFE_INTEGER)
    expect(await talk.room('hugo', id)).toMatchObject({ readSeq: 3, unread: 0 })
    await talk.post('lea', id, 'Quatre')
    expect(await countChat(talk.as('hugo'))).toBe(1)
  })

  it('pages go back and forth without gap or double', async () => {
    const id = await talk.start('lea', 'hugo')
    for (let n = 1; n <= 120; n++) await talk.post(n % 2 ? 'lea' : 'hugo', id, `Numéro ${n}`)
    const newest = await readRoomPage(talk.as('lea'), id)
    const middle = await readRoomPage(talk.as('lea'), id, { before: newest.messages[0]!.seq })
    const oldest = await readRoomPage(talk.as('lea'), id, { before: middle.messages[0]!.seq })
    const all = [oldest, middle, newest].flatMap(({ messages }) => messages.map(({ text }) => text))
    expect(all).toEqual(Array.from({ length: 120 }, (_, n) => `Numéro ${n + 1}`))
    expect([newest.more, middle.more, oldest.more]).toEqual([true, true, false])
    const after = await readRoomPage(talk.as('lea'), id, { after: 100 })
    expect([after.messages[0]?.text, after.messages.length, after.more]).toEqual(['Numéro 101', 20, false])
  })
})

it('C29 whoever has no chat any more is told nothing, and what they had when they have it again', async () => {
  const screens = new TestScreens(test.db)
  const quiet = () => expect.poll(() => screens.isQuiet(), { interval: 5 }).toBe(true)
  const id = await talk.start('claire', 'lea', 'sophie')
  await joinRoom(talk.as('sophie'), id)
  const sophie = await screens.open(talk.as('sophie'))
  await saveChatPolicies({ ...talk.as('karim'), isAdmin: true }, { ...CHAT_DEFAULTS, guardian: 'off' })
  await expect.poll(() => sophie.news.filter(({ isGreeting }) => isGreeting).length).toBe(2)
  await screens.load(sophie)
  expect(sophie.view.overview).toMatchObject({ me: { policy: 'off' }, rooms: [] })
  const told = sophie.news.length
  await talk.post('claire', id, 'Sans elle')
  await quiet()
  const rest = sophie.news.slice(told)
  expect(rest.flatMap(({ rooms = [], messages = [] }) => [...rooms, ...messages])).toEqual([])
  expect(await countChat(talk.as('sophie'))).toBe(0)
  await saveChatPolicies({ ...talk.as('karim'), isAdmin: true }, CHAT_DEFAULTS)
  expect(await talk.texts('sophie', id)).toEqual(['Sans elle'])
  await quiet()
  screens.close()
})
