import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { generateSync } from 'otplib'
import PostalMime, { type Email } from 'postal-mime'
import { searchName } from '../../db/fold.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { hashHumanCode, makeHumanCode } from '../../domain/session/human-code.ts'
import { settle } from '../../env.ts'
import { ask, type MadePerson } from './database.ts'
import { expect, PASSWORD } from './people.ts'

/** A password that every rule allows. */
export const GOOD_PASSWORD = 'quatre mots sans lien'

export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const refusalOn = (page: Page) => page.getByRole('main').getByRole('alert')

export async function signIn(page: Page, { identifier }: { identifier: string }, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await field(page, 'Identifiant').fill(identifier)
  await field(page, 'Mot de passe').fill(password)
  await press(page, 'Se connecter')
}

/** A code as the school prints it, for somebody who has no account yet. */
export async function giveCode({ id }: MadePerson): Promise<string> {
  settle({ PREAU_SECRET: readFileSync(join(process.env.PREAU_E2E_DATA!, 'secret'), 'utf8').trim() })
  const code = makeHumanCode()
  await ask(sql`with closed as (update people set activated_at = null, password_hash = null where id = ${id})
    insert into activation_codes (person_id, code_hash, expires_at) values (${id}, ${hashHumanCode(code)}, now() + interval '1 day')`)
  return code
}

/** Gives a person an address of their own; what comes to it is read with `mailTo`. */
export async function giveAddress({ id, identifier }: MadePerson): Promise<string> {
  const address = `${identifier}@example.org`
  await ask(sql`insert into contact_details (person_id, email) values (${id}, ${address})`)
  return address
}

/** The first mail to that address with that subject, once it has come. */
export async function mailTo(address: string, subject: string): Promise<Email> {
  let found: Email | undefined
  await expect(async () => {
    const folder = join(process.env.PREAU_E2E_DATA!, 'outbox')
    const files = readdirSync(folder).filter((name) => name.endsWith('.eml'))
    const mails = await Promise.all(files.map((name) => PostalMime.parse(readFileSync(join(folder, name)))))
    found = mails.find((mail) => mail.subject === subject && mail.to?.some((to) => to.address === address))
    expect(found).toBeTruthy()
  }).toPass({ timeout: 20_000 })
  return found!
}

/** What an app shows for a key as the page prints it, `steps` half minutes from now. */
export function codeFor(key: string, steps = 0): string {
  return generateSync({ secret: key.replaceAll(/\s/g, ''), epoch: Math.floor(Date.now() / 1000) + steps * 30 })
}

/** A school of its own beside the demo school, with one person in it; the password is everybody's. */
export async function makeSchoolWith(
  name: string,
  profile: string,
  secondFactor: 'off' | 'admins' | 'staff' = 'off',
): Promise<MadePerson & { schoolName: string }> {
  const [school, id] = [uuidv7(), uuidv7()]
  const [identifier, schoolName] = [`ailleurs.${id.slice(-12)}`, `Lycée ${id.slice(-6)}`]
  await ask(
    sql`insert into schools (id, uai, name, second_factor) values (${school}, ${id.slice(-8)}, ${schoolName}, ${secondFactor})`,
  )
  await ask(sql`insert into people (id, school_id, profile, first_name, last_name, name, search_name, identifier, password_hash, activated_at)
    select ${id}, ${school}, ${profile}, split_part(${name}, ' ', 1), ${name}, ${name}, ${searchName(name)}, ${identifier}, password_hash, now()
    from people where identifier = 'claire.martin'`)
  return { id, identifier, name, schoolName }
}
