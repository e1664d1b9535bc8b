import { beforeEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { NotFound } from '#domain/refusal'
import { joinRoom } from './join-room.ts'
import { postMessage } from './post-message.ts'
import { countChat, readChatOverview, readRoomPage, suggestChatPeople } from './queries.ts'
import { startRoom } from './start-room.ts'

const test = useTestDatabase()
let college: TestSchool
const as = (key: string) => college.viewer(key)
const start = (key: string, ...others: string[]) => startRoom(as(key), { people: others.map(college.idOf) })
const post = (key: string, room: string, text: string) => postMessage(as(key), { room, id: uuidv7(), text })
const texts = async (key: string, room: string) => (await readRoomPage(as(key), room)).messages.map(({ text }) => text)

beforeEach(async () => {
  college = await insertSchool(test.db, COLLEGE)
})

describe('a talk of two', () => {
  it('C07 C17 opens at once on both sides, and is the same for both', async () => {
    const room = await start('lea', 'hugo')
    expect(await start('hugo', 'lea')).toMatchObject({ id: room.id, title: 'Léa Bernard' })
    await post('lea', room.id, 'Tu viens ?')
    expect(await texts('hugo', room.id)).toEqual(['Tu viens ?'])
    const { rooms } = await readChatOverview(as('hugo'))
    expect(rooms).toMatchObject([{ id: room.id, title: 'Léa Bernard', unread: 1, isOpen: true, state: 'joined', closed: '' }])
    expect([await countChat(as('hugo')), await countChat(as('lea'))]).toEqual([1, 0])
  })

  it('is nobody else’s', async () => {
    const { id } = await start('lea', 'hugo')
    await expect(post('ines', id, 'Coucou')).rejects.toThrow(NotFound)
    await expect(readRoomPage(as('ines'), id)).rejects.toThrow(NotFound)
  })
})

it('C12 C18 C21 a room of many is joined by invitation, and shows nothing from before', async () => {
  const room = await start('lea', 'hugo', 'ines')
  await post('lea', room.id, 'Avant')
  expect(await countChat(as('ines'))).toBe(1)
  await expect(post('ines', room.id, 'Sans entrer')).rejects.toThrow(NotFound)
  expect(await joinRoom(as('ines'), room.id)).toMatchObject({ state: 'joined', title: 'Hugo Petit, Léa Bernard' })
  await post('lea', room.id, 'Après')
  const { messages } = await readRoomPage(as('ines'), room.id)
  expect(messages.map(({ kind, text }) => [kind, text])).toEqual([
    ['joined', ''],
    ['text', 'Après'],
  ])
})

it('C05 proposes those with whom a talk may begin', async () => {
  expect(await suggestChatPeople(as('lea'), 'hug')).toEqual([{ id: college.idOf('hugo'), name: 'Hugo Petit', role: 'élève, 3A' }])
  expect(await suggestChatPeople(as('lea'), 'tom')).toEqual([])
})
