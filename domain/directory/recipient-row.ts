import { type SQL, sql } from 'drizzle-orm'
import type { Recipient, RecipientRef } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { describeFamily, describePerson, familyName, type PersonFacts, seesFamilies } from './describe-person.ts'
import { FRENCH } from './name-match.ts'
import { hasAccess } from './reach.ts'

type Guardian = { firstName: string; lastName: string }
/** A row of `people`, of `groups`, or a student with their guardians, before it is put in words. */
export type NamedRow = RecipientRef & {
  name: string
  size: number
  className: string
  facts: PersonFacts | null
  guardians: Guardian[] | null
  isMailbox?: boolean
}

/** What a shared mailbox is, where people have their role. */
export const MAILBOX = { fr: 'boîte partagée', en: 'shared mailbox' }

/** How many members of the group have access, as a scalar. */
export function groupSize(viewer: Viewer, groupId: SQL): SQL {
  return sql`(select count(*)::int from group_members membership join people member on member.id = membership.person_id
    where membership.group_id = ${groupId} and ${hasAccess(viewer, 'member')})`
}

/** The guardians with access of a student, for a lateral join: one row, `guardians` a JSON list or null. */
export function guardiansOf(viewer: Viewer, studentId: SQL): SQL {
  return sql`(select json_agg(json_build_object('firstName', guardian.first_name, 'lastName', guardian.last_name)
      order by guardian.first_name ${FRENCH}, guardian.id) as guardians
    from guardianships family join people guardian on guardian.id = family.guardian_id
    where family.student_id = ${studentId} and ${hasAccess(viewer, 'guardian')})`
}

/** What compose shows of a row, as a chip or a suggestion; families are named to teachers and staff only. */
export function toRecipient(viewer: Viewer, row: NamedRow): Recipient {
  const { kind, id, size } = row
  if (row.isMailbox) return { kind, id, size, name: row.name, detail: MAILBOX[viewer.locale], isMailbox: true }
  if (kind === 'group') return { kind, id, size, name: row.name, detail: row.className }
  if (kind === 'person')
    return { kind, id, size, name: row.name, detail: row.facts ? describePerson(row.facts, viewer.locale) : '' }
  const detail = seesFamilies(viewer) ? describeFamily(row.guardians ?? [], viewer.locale) : ''
  return { kind, id, size, name: familyName(row.name, viewer.locale), detail }
}
