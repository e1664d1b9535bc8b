import { sql } from 'drizzle-orm'
import type { Database } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import type { Viewer } from '#domain/session/viewer'
import { postMessage } from './post-message.ts'
import { getRoom, readRoomPage } from './queries.ts'
import { startRoom } from './start-room.ts'

/** The college with the words that a test of the chat has; people go by their keys. */
export type TestTalk = {
  school: TestSchool
  as: (key: string) => Viewer
  id: (key: string) => string
  /** Gives the room's id. */
  start: (key: string, ...others: string[]) => Promise<string>
  post: (key: string, room: string, text: string) => ReturnType<typeof postMessage>
  /** What somebody sees said in a room. */
  texts: (key: string, room: string) => Promise<string[]>
  /** What happened in it, as they see it: kind and what it is about. */
  events: (key: string, room: string) => Promise<string[]>
  room: (key: string, room: string) => ReturnType<typeof getRoom>
  /** Sets what a profile may say. */
  allow: (profile: Viewer['profile'], content: string) => Promise<unknown>
}

export async function makeTalk(db: Database): Promise<TestTalk> {
  const school = await insertSchool(db, COLLEGE)
  const { idOf: id } = school
  const as = (key: string) => school.viewer(key)
  const seen = async (key: string, room: string) => (await readRoomPage(as(key), room)).messages
  return {
    school,
    as,
    id,
    start: async (key, ...others) => (await startRoom(as(key), { people: others.map(id) })).id,
    post: (key, room, text) => postMessage(as(key), { room, id: uuidv7(), text }),
    texts: async (key, room) => (await seen(key, room)).filter(({ kind }) => kind === 'text').map(({ text }) => text),
    events: async (key, room) => (await seen(key, room)).map(({ kind, about, text }) => `${kind}: ${about || text}`),
    room: (key, room) => getRoom(as(key), room),
    allow: (profile, content) =>
      db.execute(sql`insert into chat_policies (school_id, profile, content) values (${school.id}, ${profile}, ${content})
        on conflict (school_id, profile) do update set content = excluded.content`),
  }
}
