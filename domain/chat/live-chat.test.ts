import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { signal } from '#domain/live/signal'
import { markIdle } from '#domain/presence/mark-idle'
import { saveStatus } from '#domain/presence/save-status'
import { keepScreens, sweepScreens } from '#domain/presence/screens'
import { STATUSES } from '#domain/presence/types'
import { NotFound, Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { acceptContact, refuseContact, removeContact } from './answer-contact.ts'
import { applyChatNews, EMPTY_CHAT } from './apply-chat-news.ts'
import { blockPerson, unblockPerson } from './block-person.ts'
import { invitePeople } from './invite-people.ts'
import { joinRoom } from './join-room.ts'
import { leaveRoom } from './leave-room.ts'
import { closeRoom, hideRoom, markRoomRead, openRoom } from './own-room.ts'
import { postMessage } from './post-message.ts'
import { countChat, readChatOverview, readRoomPage } from './queries.ts'
import { renameRoom } from './rename-room.ts'
import { requestContact } from './request-contact.ts'
import { startRoom } from './start-room.ts'
import { type TestScreen, TestScreens } from './test-screens.ts'
import type { ChatNews } from './types.ts'

const test = useTestDatabase()
let screens: TestScreens
beforeEach(() => {
  screens = new TestScreens(test.db)
})
afterEach(() => screens.close())

const quiet = () => expect.poll(() => screens.isQuiet(), { interval: 5 }).toBe(true)

describe('a screen that lived through it', () => {
  const PEOPLE = ['lea', 'hugo', 'ines', 'claire', 'sophie'] as const
  const VERBS = [
    'start',
    'group',
    'post',
    'post',
    'post',
    'join',
    'join',
    'decline',
    'leave',
    'invite',
    'rename',
    'read',
    'read',
  ] as const
  const CONTACTS = [
    'favourite',
    'favourite',
    'accept',
    'accept',
    'refuse',
    'unfavourite',
    'status',
    'come',
    'go',
    'idle',
  ] as const
  const OWN = ['close', 'hide', 'open', 'block', 'unblock', 'show', 'show', 'deaf', 'greet', 'race'] as const
  const step = fc.record({
    who: fc.constantFrom(...PEOPLE),
    other: fc.constantFrom(...PEOPLE),
    third: fc.constantFrom(...PEOPLE),
    verb: fc.constantFrom(...VERBS, ...CONTACTS, ...OWN),
    pick: fc.nat(50),
    waits: fc.boolean(),
  })
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
  type World = { school: TestSchool; all: TestScreen[]; roomIds: string[]; thefts: string[] }
  type Verb = (viewer: Viewer, room: string, one: Step, world: World) => Promise<unknown>

  const say = (viewer: Viewer, room: string) => postMessage(viewer, { room, id: uuidv7(), text: `De ${viewer.name} ${uuidv7()}` })
  const tellPresence = (ids: string[]) => ids.map((id) => signal({ kind: 'presence', id }, test.db))
  const DOES: Record<Step['verb'], Verb> = {
    start: (viewer, _room, { other }, { school }) => startRoom(viewer, { people: [school.idOf(other)] }),
    group: (viewer, _room, { other, third, pick }, { school }) =>
      startRoom(viewer, { people: [school.idOf(other), school.idOf(third)], name: 'Salle', withHistory: pick % 3 === 0 }),
    post: say,
    join: (viewer, room) => joinRoom(viewer, room),
    decline: (viewer, room) => leaveRoom(viewer, room, 'invited'),
    leave: (viewer, room) => leaveRoom(viewer, room, 'joined'),
    invite: (viewer, room, { other }, { school }) => invitePeople(viewer, room, [school.idOf(other)]),
    rename: (viewer, room, { pick }) => renameRoom(viewer, room, pick % 2 ? `Salle ${pick}` : ''),
    read: (viewer, room, { pick }) => markRoomRead(viewer, room, pick),
    close: (viewer, room) => closeRoom(viewer, room),
    hide: (viewer, room) => hideRoom(viewer, room),
    open: (viewer, room) => openRoom(viewer, room),
    block: (viewer, _room, { other }, { school }) => blockPerson(viewer, school.idOf(other)),
    unblock: (viewer, _room, { other }, { school }) => unblockPerson(viewer, school.idOf(other)),
    favourite: (viewer, _room, { other }, { school }) => requestContact(viewer, school.idOf(other)),
    accept: (viewer, _room, { other }, { school }) => acceptContact(viewer, school.idOf(other)),
    refuse: (viewer, _room, { other }, { school }) => refuseContact(viewer, school.idOf(other)),
    unfavourite: (viewer, _room, { other }, { school }) => removeContact(viewer, school.idOf(other)),
    status: (viewer, _room, { pick }) => saveStatus(viewer, STATUSES[pick % 3]!, pick % 2 ? `Au CDI ${pick}` : ''),
    come: async ({ personId }) => tellPresence(await keepScreens([{ personId, id: uuidv7() }], uuidv7(), test.db)),
    go: async ({ personId }) => {
      await test.db.execute(sql`update screens set seen_at = now() - interval '76 seconds' where person_id = ${personId}`)
      tellPresence(await sweepScreens(test.db))
    },
    idle: async (viewer, _room, { pick }) => {
      const [own] = await rows<{ id: string }>(test.db, sql`select id from screens where person_id = ${viewer.personId} limit 1`)
      if (own) await markIdle(viewer, own.id, pick % 2 === 0)
    },
    show: async (viewer, room, _one, { all }) => screens.show(all.find((screen) => screen.viewer === viewer)!, room),
    deaf: async (viewer, _room, { pick }, { all }) => {
      all.find((screen) => screen.viewer === viewer)!.isDeaf = pick % 2 === 0
    },
    greet: async () => screens.hub.resume(),
    race: (viewer, room, { other }, { school }) =>
      Promise.allSettled([
        say(viewer, room),
        say(school.viewer(other), room),
        leaveRoom(viewer, room, 'joined'),
        say(viewer, room),
      ]),
  }

  /** Rooms of each person, themself and their accepted favourites: what they may be told of. */
  async function readRights(school: TestSchool): Promise<Map<string, Set<string>>> {
    const found = await rows<{ id: string; may: string[] }>(
      test.db,
      sql`select p.id, to_json(array(select m.room_id from room_members m where m.person_id = p.id and m.state <> 'left'
            union all select p.id union all select c.contact_id from contacts c where c.person_id = p.id and c.state = 'accepted'
              and not exists (select from blocks b where b.person_id = c.contact_id and b.blocked_id = p.id))) as may
          from people p where p.school_id = ${school.id}`,
    )
    return new Map(found.map(({ id, may }) => [id, new Set(may)]))
  }

  async function play(steps: Step[]): Promise<World> {
    const school = await insertSchool(test.db, COLLEGE)
    screens.close()
    screens = new TestScreens(test.db)
    const all: TestScreen[] = []
    for (const key of [...PEOPLE, 'tom', 'karim']) all.push(await screens.open(school.viewer(key)))
    const world: World = { school, all, roomIds: [], thefts: [] }
    let [before, now] = [await readRights(school), await readRights(school)]
    screens.onTold = ({ viewer }, { rooms = [], messages = [], gone = [], overview, presence = {} }: ChatNews) => {
      const told = [...rooms, ...(overview?.rooms ?? [])].map(({ id }) => id).concat(messages.map(({ roomId }) => roomId))
      const may = new Set([...before.get(viewer.personId)!, ...now.get(viewer.personId)!])
      const stolen = told.filter((id) => !may.has(id) && world.roomIds.includes(id))
      if (stolen.length > 0 || gone.some((id) => !may.has(id) && !world.roomIds.includes(id)))
        world.thefts.push(`${viewer.name} was told of a room that is not theirs`)
      if (Object.keys(presence).some((id) => !may.has(id)))
        world.thefts.push(`${viewer.name} was told of a presence that they may not know`)
    }
    for (const one of steps) {
      const screen = all[PEOPLE.indexOf(one.who)]!
      const room = world.roomIds[one.pick % (world.roomIds.length || 1)] ?? uuidv7()
      await DOES[one.verb](screen.viewer, room, one, world).catch((error: unknown) => {
        if (!(error instanceof Refusal || error instanceof NotFound)) throw error
      })
      now = await readRights(school)
      if (one.waits) {
        await quiet()
        before = now
      }
      world.roomIds = (
        await rows<{ id: string }>(test.db, sql`select id from rooms where school_id = ${school.id} order by id`)
      ).map(({ id }) => id)
      for (const other of all) if (other.isGreeted && !other.isDeaf) await screens.load(other)
    }
    expect(world.thefts).toEqual([])
    return world
  }

  it('shows what a fresh load shows, whatever was done, lost and greeted anew; nobody hears of what is not theirs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
        const { all } = await play(steps)
        for (const screen of all) screen.isDeaf = false
        await quiet()
        screens.hub.resume()
        await expect.poll(() => all.every(({ isGreeted }) => isGreeted), { interval: 5 }).toBe(true)
        for (const screen of all) await screens.load(screen)
        for (const screen of all) await expectFresh(screen)
      }),
      { numRuns: 25, endOnFailure: true },
    )
  }, 120_000)

  it('needs no greeting for that where nothing was lost', async () => {
    const heard = step.filter(({ verb }) => verb !== 'deaf' && verb !== 'greet')
    await fc.assert(
      fc.asyncProperty(fc.array(heard, { minLength: 8, maxLength: 30 }), async (steps) => {
        const { all } = await play(steps)
        await quiet()
        for (const screen of all) {
          await screens.catchUp(screen)
          await expectFresh(screen)
          expectSameInAnyOrder(screen)
        }
      }),
      { numRuns: 25, endOnFailure: true },
    )
  }, 120_000)

  /** Backwards, every second one first, and all of them twice: the rooms, contacts and counts are the same. */
  function expectSameInAnyOrder({ view, heard }: TestScreen): void {
    const [first, ...rest] = [heard.find(({ overview }) => overview)!, ...heard]
    const orders = [
      rest.toReversed(),
      [...rest.filter((_, n) => n % 2), ...rest.filter((_, n) => n % 2 === 0)],
      [...rest, ...rest],
    ]
    for (const order of orders) {
      const again = [first, ...order].reduce(applyChatNews, EMPTY_CHAT)
      expect({ ...again.overview, at: 0, count: again.count }).toEqual({ ...view.overview, at: 0, count: view.count })
    }
  }

  async function expectFresh({ viewer, view }: TestScreen): Promise<void> {
    const fresh = await readChatOverview(viewer)
    expect({ ...view.overview, at: 0 }, viewer.name).toEqual({ ...fresh, at: 0 })
    expect(view.count, viewer.name).toBe(await countChat(viewer))
    for (const [roomId, messages] of Object.entries(view.pages))
      expect(messages, viewer.name).toEqual((await readRoomPage(viewer, roomId)).messages)
  }
})
