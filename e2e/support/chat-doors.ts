import type { APIRequestContext } from '@playwright/test'
import { uuidv7 } from '../../db/uuid.ts'
import type { RoomRow } from '../../domain/chat/types.ts'

/** Asks a verb of the chat as the panel does, and gives what it answers; fails unless it is done. */
export async function chat<A = object>(
  by: APIRequestContext,
  verb: string,
  fields: Record<string, string | string[]>,
): Promise<A> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') form.append(name, value)
    else for (const one of value) form.append(`${name}[]`, one)
  const answer = await by.post(`/api/chat/${verb}`, { multipart: form, headers: { accept: 'application/json' } })
  if (!answer.ok()) throw new Error(`${verb}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as A
}

/** Starts a talk with them; with several, a room under that name. Gives its id. */
export async function startRoom(by: APIRequestContext, people: string[], name = ''): Promise<string> {
  return (await chat<{ room: RoomRow }>(by, 'start', { people, name })).room.id
}

export async function sayIn(by: APIRequestContext, room: string, text: string): Promise<void> {
  await chat(by, 'post', { room, id: uuidv7(), text })
}
