import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { searchName } from '#db/fold'
import { writeAuditLine } from '#domain/audit/write-audit-line'
import { Refusal } from '#domain/refusal'
import { tellOwner } from '#domain/session/account-news'
import { forgetResetLinks } from '#domain/session/passwords'
import type { Viewer } from '#domain/session/viewer'
import { type LockedPerson, lockPerson, requireOrdinary } from './lock-person.ts'

export type Named = { firstName: string; lastName: string; duty: string }
export type Contact = { email: string; mobile: string; phone: string; address: string }

/** Characters of first and last name together. */
const LONGEST_NAME = 200

/** Corrects a name or a duty. The identifier stays: people sign in with it. Refuses `name-missing`. */
export async function correctPerson(viewer: Viewer, id: string, input: Named, db: Database = database()): Promise<void> {
  const { firstName, lastName, duty, name } = cleanName(input)
  await db.transaction(async (tx) => {
    const person = await lockPerson(viewer, id, tx)
    await tx.execute(sql`update people set first_name = ${firstName}, last_name = ${lastName}, name = ${name},
      search_name = ${searchName(firstName, lastName)}, duty = ${duty} where id = ${person.id}`)
    await writeAuditLine(viewer, { action: 'person.correct', subject: person, details: { name } }, tx)
  })
}

/**
 * Keeps how a person is reached outside; empty is nothing known. Refuses `bad-email`, and `is-administrator` for the e-mail address of another
 * one: links that set a password go there. For the same reason those under way are good no longer, and the person is told. The log repeats none of it.
 */
export async function saveContactDetails(viewer: Viewer, id: string, input: Contact, db: Database = database()): Promise<void> {
  const { email, mobile, phone, address } = cleanContact(input)
  await db.transaction(async (tx) => {
    const person = await lockPerson(viewer, id, tx)
    if (await hasOtherEmail(person.id, email, tx)) await changeEmail(viewer, person, tx)
    await tx.execute(sql`insert into contact_details (person_id, email, mobile, phone, address)
      values (${person.id}, ${email}, ${mobile}, ${phone}, ${address})
      on conflict (person_id) do update set email = excluded.email, mobile = excluded.mobile, phone = excluded.phone,
        address = excluded.address`)
    await writeAuditLine(viewer, { action: 'person.contact', subject: person }, tx)
  })
}

async function hasOtherEmail(id: string, email: string | null | undefined, tx: Database): Promise<boolean> {
  const [known] = await rows<{ email: string | null }>(tx, sql`select email from contact_details where person_id = ${id}`)
  return (known?.email ?? null) !== (email ?? null)
}

async function changeEmail(viewer: Viewer, person: LockedPerson, tx: Database): Promise<void> {
  if (person.id !== viewer.personId) requireOrdinary(viewer, person)
  await forgetResetLinks(person.id, tx)
  await tellOwner(person.id, 'email-changed', tx)
}

export function cleanName(input: Named): Named & { name: string } {
  const [firstName = '', lastName = '', duty = ''] = [input.firstName, input.lastName, input.duty].map(oneLine)
  if (!firstName) throw new Refusal('name-missing', {}, 'firstName')
  if (!lastName) throw new Refusal('name-missing', {}, 'lastName')
  const name = `${firstName} ${lastName}`
  if ([...name].length > LONGEST_NAME) throw new Refusal('name-too-long', { most: LONGEST_NAME }, 'lastName')
  return { firstName, lastName, duty, name }
}

export function cleanContact({ email, mobile, phone, address }: Contact): Record<keyof Contact, string | null> {
  const mail = oneLine(email)
  if (mail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail)) throw new Refusal('bad-email', {}, 'email')
  return {
    email: mail || null,
    mobile: oneLine(mobile) || null,
    phone: oneLine(phone) || null,
    address: severalLines(address) || null,
  }
}

function severalLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .join('\n')
    .trim()
}

/** Neither control characters nor runs of spaces; PostgreSQL has no NUL. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
}
