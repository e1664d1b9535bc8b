import { sql } from 'drizzle-orm'
import { bytesOf, compare, comparedLines } from '../asked.ts'
import { SCHOOL_ID } from '../data/ids.ts'
import { kilobytes } from '../report.ts'
import { freshId } from '../sending.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

const MESSAGES = 100
const BODY = `<p>Bonjour,</p>${'<p>Merci pour votre réponse, nous en parlerons jeudi en réunion avec toute l’équipe.</p>'.repeat(4)}`

export const w15: Workload = {
  name: 'W15',
  title: `opening a message of a thread of ${MESSAGES}, mailbox of 10,000`,
  run: async (stage) => {
    const { cookie, floorCookie, viewer } = stage.owners[10_000]
    const ids = await addThread(stage, viewer.personId)
    const last = ids.at(-1) ?? ''
    try {
      const compared = await compare(
        stage,
        { paths: [`/mail/inbox/${last}`], headers: { cookie } },
        { paths: [`/message/${last}?list`], headers: { cookie: floorCookie } },
      )
      const bytes = { what: 'answer, gzip', ours: kilobytes(bytesOf(compared.ours)), floor: kilobytes(bytesOf(compared.floor)) }
      const lines = [...comparedLines(compared, 0.75), bytes]
      return lines.map((line) => ({ ...line, what: `whole page, list beside: ${line.what}` }))
    } finally {
      await removeThread(stage, viewer.personId, ids)
    }
  },
}

/** The newest of the inbox. The thread is named by its last message, since the floor asks for the thread of that name. */
async function addThread({ db, sender }: Stage, owner: string): Promise<string[]> {
  const ids = Array.from({ length: MESSAGES }, freshId)
  const thread = ids.at(-1)
  const given = sql`json_array_elements_text(${JSON.stringify(ids)}::json) with ordinality as g(id, n)`
  await db.execute(sql`insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, body_html, body_text, preview, recipient_count, sent_at)
    select g.id::uuid, ${SCHOOL_ID}, ${sender.viewer.personId}, ${sender.viewer.name}, 'sent', ${thread}::uuid, 'Re : Réunion', ${BODY}, ${BODY},
      'Merci pour votre réponse', 1, now() - interval '100 seconds' + g.n * interval '1 second' from ${given}`)
  await db.execute(sql`insert into deliveries (person_id, message_id, box, delivered_at, read_at)
    select ${owner}::uuid, g.id::uuid, 'inbox', now() - interval '100 seconds' + g.n * interval '1 second', now() from ${given}`)
  await db.execute(sql`analyze messages`)
  return ids
}

async function removeThread({ db }: Stage, owner: string, ids: string[]): Promise<void> {
  await db.execute(sql`delete from deliveries where person_id = ${owner} and message_id in ${ids}`)
  await db.execute(sql`delete from messages where id in ${ids}`)
}
