import { randomBytes } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { SCHOOL_ID } from './data/ids.ts'
import type { Stage } from './stage.ts'

const SUBJECT = 'Sortie au musée Gadagne'
const BODY = `<p>Bonjour à tous,</p>${'<p>La sortie de jeudi est confirmée : rendez-vous à 8 h 15 devant la grille, avec un pique-nique.</p>'.repeat(6)}`

/** An id as compose makes it: uuidv7. */
export function freshId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const random = randomBytes(10)
  random[0] = 0x70 | ((random[0] ?? 0) & 0x0f)
  random[2] = 0x80 | ((random[2] ?? 0) & 0x3f)
  const hex = random.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`
}

/** Sends to a group by a request as compose makes it. Gives the message's id once the server says how many got it. */
export async function sendByRequest({ ours, sender }: Stage, groupId: string, size: number): Promise<string> {
  const id = freshId()
  const form = new FormData()
  const fields = { intent: `send:${size}`, id, subject: SUBJECT, body: BODY, bodyFormat: 'html', 'to[]': `group:${groupId}` }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const headers = { cookie: sender.cookie, origin: ours.origin, accept: 'application/json' }
  const response = await fetch(`${ours.origin}/api/compose`, { method: 'POST', body: form, headers })
  const answer = await response.text()
  if (response.status !== 200 || JSON.parse(answer).sent !== size)
    throw new Error(`sending to ${size} answered ${response.status}: ${answer.slice(0, 200)}`)
  return id
}

/** The same, until everybody has a copy: a large message is given by the job after the answer. */
export async function sendToTheEnd(stage: Stage, groupId: string, size: number): Promise<string> {
  const id = await sendByRequest(stage, groupId, size)
  for (;;) {
    const waiting = await rows(stage.db, sql`select from sendings where message_id = ${id} and finished_at is null`)
    if (waiting.length === 0) return id
    await new Promise((done) => setTimeout(done, 10))
  }
}

/** The rows of the same message written by hand in one transaction, with the same constraints. */
export async function sendBare({ db, sender }: Stage, groupId: string): Promise<string> {
  const id = freshId()
  const me = sender.viewer.personId
  const message = sql`insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, body_html, body_text, preview, recipients_label, recipient_count, sent_at, search)
    values (${id}, ${SCHOOL_ID}, ${me}, ${sender.viewer.name}, 'sent', ${id}, ${SUBJECT}, ${BODY}, ${BODY}, ${BODY.slice(0, 100)}, 'Groupe', 1, now(),
      message_words(${SUBJECT}, ${BODY}, ${sender.viewer.name}, 'Groupe', ''))`
  const recipient = sql`insert into message_recipients (message_id, field, position, kind, group_id, name, size) values (${id}, 'to', 0, 'group', ${groupId}, 'Groupe', 1)`
  const copies = sql`insert into deliveries (person_id, message_id, box, delivered_at)
    select m.person_id, ${id}::uuid, 'inbox', now() from group_members m join people p on p.id = m.person_id
    where m.group_id = ${groupId} and p.activated_at is not null and p.left_at is null`
  const own = sql`insert into deliveries (person_id, message_id, box, delivered_at, read_at) values (${me}, ${id}, 'sent', now(), now())`
  await inTransaction(db, [message, recipient, copies, own])
  return id
}

async function inTransaction(db: Database, statements: SQL[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(statement)
  })
}

/** Whether a member of the group finds the message in the inbox. */
export async function isReadable({ db }: Stage, personId: string, id: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select from deliveries d join messages m on m.id = d.message_id
    where d.person_id = ${personId} and d.message_id = ${id} and d.box = 'inbox' and d.delivered_at <= now() and m.state = 'sent'`,
  )
  return found.length === 1
}
