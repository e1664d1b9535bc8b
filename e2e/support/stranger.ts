import type { APIRequestContext, APIResponse } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { sayIn, startRoom } from './chat-doors.ts'
import { ask, type MadePerson, makeFolder, makeGroup, makeList, makePerson } from './database.ts'
import { actionsOfBuild } from './doors.ts'
import { saveLetter, sendLetter } from './letters.ts'
import { unique, upload } from './mail.ts'
import { ACTIONS, type Ids } from './stranger-cases.ts'

/** Somebody whose things strangers try to reach: with a message, a draft, a folder, a file and a group. */
export type Rightful = { owner: MadePerson; ids: Ids; secrets: string[] }

/** Makes them, through the doors themselves where there are doors. */
export async function makeRightful(by: (identifier: string) => Promise<APIRequestContext>): Promise<Rightful> {
  const [secret, name] = [unique('Secret'), unique('Nom')]
  const [owner, friend] = [await makePerson(`Dominique ${name}`), await makePerson('Camille Essai')]
  const group = await makeGroup(`Groupe ${name}`, [owner, friend])
  const writer = await by(friend.identifier)
  const file = await upload(writer, `${secret}.txt`, Buffer.from(`Fichier ${secret}`))
  const message = await sendLetter(writer, {
    to: [`group:${group}`],
    subject: secret,
    body: `Texte ${secret}`,
    attachments: [file],
  })
  const draft = await saveLetter(await by(owner.identifier), { subject: `Brouillon ${secret}` })
  const folder = await makeFolder(owner, `Dossier ${secret}`)
  const list = await makeList(owner, `Liste ${secret}`)
  const room = await startRoom(writer, [owner.id], `Salle ${secret}`)
  await sayIn(writer, room, `Dit ${secret}`)
  return { owner, ids: { message, draft, folder, file, group, person: owner.id, list, room }, secrets: [secret, name] }
}

/** All that a stranger's request might have changed, as text. */
export async function everythingOf({ owner, ids }: Rightful): Promise<string> {
  const messages = `{${ids.message},${ids.draft}}`
  const [state] = await ask<{ all: string }>(sql`select json_build_array(
    (select json_agg(to_jsonb(d) order by d.person_id, d.message_id, d.box) from deliveries d where d.message_id = any(${messages}::uuid[])),
    (select json_agg(to_jsonb(m) order by m.id) from messages m where m.id = any(${messages}::uuid[]) or m.author_id = ${owner.id}),
    (select json_agg(to_jsonb(f) order by f.id) from folders f where f.person_id = ${owner.id}),
    (select json_agg(to_jsonb(a) order by a.id) from attachments a where a.owner_id = ${owner.id}),
    (select json_agg(s.revoked_at order by s.id) from sessions s where s.person_id = ${owner.id}),
    (select json_agg(to_jsonb(l) order by l.id) from recipient_lists l where l.person_id = ${owner.id}),
    (select json_agg(to_jsonb(e) order by e.position) from recipient_list_entries e where e.person_id = ${owner.id}),
    (select json_agg(to_jsonb(r)) from rooms r where r.id = ${ids.room}),
    (select json_agg(to_jsonb(o) order by o.room_id, o.person_id) from room_members o where o.person_id = ${owner.id} or o.room_id = ${ids.room}),
    (select json_agg(to_jsonb(c) order by c.seq) from chat_messages c where c.room_id = ${ids.room}),
    (select json_agg(to_jsonb(k)) from contacts k where ${owner.id} in (k.person_id, k.contact_id)),
    (select to_jsonb(w) from presence w where w.person_id = ${owner.id}),
    (select json_agg(to_jsonb(b)) from blocks b where ${owner.id} in (b.person_id, b.blocked_id)),
    (select to_jsonb(s) from mail_settings s where s.person_id = ${owner.id}),
    (select to_jsonb(p) from people p where p.id = ${owner.id}))::text as all`)
  return state!.all
}

/** An answer without what differs from request to request: ids, nonces, moments, and the order in which its scripts and forms are made. */
export async function plain(answer: APIResponse): Promise<{ status: number; to: string; body: string }> {
  const body = (await answer.text())
    .replaceAll(/<script[\s\S]*?<\/script>/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/ nonce="[^"]*"/g, '')
    .replaceAll(/\$ACTION_(REF_)?\d+/g, '$$ACTION_$1')
    .replaceAll(/\b\d{13,16}\b/g, 'MOMENT')
  const to = (answer.headers().location ?? '').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
  return { status: answer.status(), to, body }
}

/** `{message}` and the like, filled in. */
export function fillIn(address: string, ids: Ids): string {
  return address.replaceAll(/\{(\w+)\}/g, (_, name: keyof Ids) => ids[name])
}

/** Calls a server action as the browser's own scripts do, whatever page one has open. */
export function callAction(
  by: APIRequestContext,
  name: string,
  ids: Ids,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const { page, fields, state } = ACTIONS[name]!
  const form = new FormData()
  for (const [field, value] of fields(ids)) form.append(`1_${field}`, value)
  form.append('0', state ? '[{},"$K1"]' : '["$K1"]')
  const id = actionsOfBuild().find((action) => action.name === name)?.id ?? ''
  return by.post(page, {
    multipart: form,
    headers: { 'next-action': id, accept: 'text/x-component', ...headers },
    maxRedirects: 0,
  })
}
