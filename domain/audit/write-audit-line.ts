import type { Database } from '#db/client'
import { auditLines } from '#db/schema/audit'
import { requestAddress } from '#domain/session/request-scope'
import type { Viewer } from '#domain/session/viewer'

/** `action` names the sentence (`audit.actions.<action>`, dots become levels), `details` fills it; never what somebody wrote. */
export type AuditLine = {
  action: string
  subject?: { id: string; name: string }
  details?: Record<string, string | number>
}

/** Who acts: an administrator, or a command of the server (no id, its name in words). */
export type Actor = Pick<Viewer, 'schoolId' | 'name'> & { personId: string | null }

/** Writes down what an administrator did, in the transaction that does it; refusals are written by themselves. */
export async function writeAuditLine(actor: Actor, line: AuditLine, db: Database): Promise<void> {
  await db.insert(auditLines).values({
    schoolId: actor.schoolId,
    actorId: actor.personId,
    actorName: actor.name,
    action: line.action,
    subjectId: line.subject?.id ?? null,
    subjectName: line.subject?.name ?? '',
    details: line.details ?? {},
    address: requestAddress(),
  })
}
