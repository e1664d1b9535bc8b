import { type SQL, sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { hasAccess } from '#domain/directory/reach'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { isUuid } from '#domain/uuid'

/** A shared mailbox in whose name somebody may write. */
export type Sender = { id: string; name: string }

/** The shared mailboxes that the viewer is a member of, by name; 30 at most. */
export function listSenders(viewer: Viewer, db: Database = database()): Promise<Sender[]> {
  return rows<Sender>(
    db,
    sql`select g.id, g.name from group_members m join groups g on g.id = m.group_id
        where m.person_id = ${viewer.personId}::uuid and g.school_id = ${viewer.schoolId}::uuid and g.kind = 'mailbox'
        order by g.name, g.id limit 30`,
  )
}

/** That mailbox, if the viewer is a member of it now; held so until the transaction ends. */
export async function findSender(viewer: Viewer, id: string | null, tx: Database): Promise<Sender | null> {
  if (!id || !isUuid(id)) return null
  const [sender] = await rows<Sender>(
    tx,
    sql`select g.id, g.name from groups g join group_members m on m.group_id = g.id
        where g.id = ${id}::uuid and g.school_id = ${viewer.schoolId}::uuid and g.kind = 'mailbox' and m.person_id = ${viewer.personId}::uuid
        for key share of m`,
  )
  return sender ?? null
}

/** The mailbox in whose name the viewer sends, null for their own. Refuses `not-in-mailbox` to whoever is no member of it (any more). */
export async function requireSender(viewer: Viewer, id: string | null, tx: Database): Promise<Sender | null> {
  const sender = await findSender(viewer, id, tx)
  if (id && !sender) throw new Refusal('not-in-mailbox', {}, 'sentAs')
  return sender
}

/**
 * Gives the other members what was sent in the mailbox's name: as read, to their « sent » and not to their inbox, where they may
 * have a copy as recipients. `recipient_count` leaves them out.
 */
export async function shareSent(viewer: Viewer, id: string, sender: Sender, tx: Database): Promise<void> {
  await tx.execute(sql`insert into deliveries (person_id, message_id, box, delivered_at, read_at, tag)
    select p.id, ${id}::uuid, 'sent', now(), now(), ${sender.name} from group_members m join people p on p.id = m.person_id
    where m.group_id = ${sender.id}::uuid and p.id <> ${viewer.personId}::uuid and ${hasAccess(viewer, 'p')}`)
}

/** Whether the viewer is a member of the mailbox now. */
export function isMember(viewer: Viewer, mailboxId: SQL): SQL {
  return sql`exists (select from group_members membership where membership.person_id = ${viewer.personId}::uuid and membership.group_id = ${mailboxId})`
}

/** Whether the group is a shared mailbox that the viewer is a member of. */
export function isOwnMailbox(viewer: Viewer, groupId: SQL): SQL {
  return sql`exists (select from groups mailbox where mailbox.id = ${groupId} and mailbox.kind = 'mailbox' and ${isMember(viewer, sql`mailbox.id`)})`
}
