import { type SQL, sql } from 'drizzle-orm'
import { MAILBOXES, type Mailbox, type Size } from './size.ts'

export const SCHOOL_ID = '018f0000-0000-7000-8000-000000000001'
/** Groups that a bench sends to. */
export const GROUPS = { class: groupId(1), crowd: groupId(900_001), everybody: groupId(900_002) }
export const GROUP_SIZES = { class: 30, crowd: 2_000, everybody: 100_000 }

/** Ids in the order in which things were made, as `uuidv7()` gives them. */
export function personId(number: number): string {
  return `018f1000-0000-7000-8000-${hex(number)}`
}

export function groupId(number: number): string {
  return `018f2000-0000-7000-8000-${hex(number)}`
}

/** The same in a statement. */
export const idSql = (of: 'person' | 'group' | 'folder', number: SQL): SQL =>
  sql`('018f${sql.raw({ person: '1', group: '2', folder: '4' }[of])}000-0000-7000-8000-' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`

/** Time first, then what looks random, as in real ones: fifty of them stand on a page and do not compress. */
export const messageIdSql = (number: SQL): SQL =>
  sql`overlay(overlay(md5((${number})::text) placing '018f3' || lpad(to_hex((${number})::int), 7, '0') || '7' from 1 for 13) placing '8' from 17 for 1)::uuid`

function hex(number: number): string {
  return number.toString(16).padStart(12, '0')
}

/** The owner of a measured mailbox, a teacher. */
export function ownerOf(size: Size, mailbox: Mailbox): string {
  return personId(size.people + 1 + MAILBOXES.indexOf(mailbox))
}

/** A member of staff, who may write to every group. */
export function senderOf(size: Size): string {
  return personId(size.people + 1 + MAILBOXES.length)
}
