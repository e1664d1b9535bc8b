import { randomBytes } from 'node:crypto'
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test'
import { uuidv7 } from '../../db/uuid.ts'
import { post } from './forms.ts'
import { group, person } from './school.ts'

/** A subject that no other test has. */
export function unique(subject: string): string {
  return `${subject} ${randomBytes(4).toString('hex')}`
}

/** « claire.martin » or « 3A – Élèves », as the form names them. */
function ref(name: string): string {
  return /^[a-z0-9.-]+$/.test(name) ? `person:${person(name).id}` : `group:${group(name).id}`
}

type Letter = { to: string[]; cc?: string[]; subject: string; text?: string; attachments?: string[]; replyToId?: string }

/** The form of compose, posted without a browser: for tests that are not about writing. Gives the message's id. */
export async function sendQuickly(by: APIRequestContext, letter: Letter): Promise<string> {
  const { id, fields } = formOf(letter)
  const answer = await post(by, '/api/compose', fields)
  expect(answer.url(), await answer.text()).toContain('/mail/inbox?sent=')
  return id
}

/** The fields that « Envoyer » posts. */
export function formOf({ to, cc = [], subject, text = 'Bonjour,', attachments = [], replyToId = '' }: Letter): {
  id: string
  fields: [string, string][]
} {
  const id = uuidv7()
  const fields: [string, string][] = [
    ['intent', 'send'],
    ['id', id],
    ['replyToId', replyToId],
    ['subject', subject],
    ['body', text],
    ['bodyFormat', 'text'],
    ...to.map((name): [string, string] => ['to[]', ref(name)]),
    ...cc.map((name): [string, string] => ['cc[]', ref(name)]),
    ...attachments.map((one): [string, string] => ['attachments[]', one]),
  ]
  return { id, fields }
}

/** A file of that person's, uploaded without a browser. Gives its id. */
export async function upload(by: APIRequestContext, name: string, data: Buffer): Promise<string> {
  const answer = await by.post('/api/attachments', { data, headers: { 'x-file-name': encodeURIComponent(name) } })
  expect(answer.status(), await answer.text()).toBe(201)
  return (await answer.json()).id
}

/** The fields of compose, by their labels. */
export function composeOf(page: Page) {
  return {
    to: page.getByRole('combobox', { name: 'À', exact: true }),
    cc: page.getByRole('combobox', { name: 'Copie', exact: true }),
    subject: page.getByRole('textbox', { name: 'Objet', exact: true }),
    text: page.getByRole('textbox', { name: 'Message', exact: true }),
    send: page.getByRole('button', { name: 'Envoyer', exact: true }),
    saved: page.getByRole('status').filter({ hasText: 'brouillon enregistré' }),
  }
}

/** Types the first letters of a name and picks what is proposed. */
export async function pick(field: Locator, letters: string, option: string | RegExp): Promise<void> {
  await field.fill(letters)
  await field
    .page()
    .getByRole('option', { name: option, exact: typeof option === 'string' })
    .click()
  await expect(field).toHaveValue('')
}

/** Presses « Envoyer » and waits until the message has left. */
export async function sendByHand(page: Page): Promise<void> {
  await composeOf(page).send.click()
  await expect(page.getByRole('status').filter({ hasText: 'Message envoyé à' })).toBeVisible()
}

/** The line of a list whose message has this subject. */
export function row(page: Page, subject: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('link', { name: subject, exact: true }) })
}

export function subjectLink(page: Page, subject: string): Locator {
  return page.getByRole('list', { name: 'Messages', exact: true }).getByRole('link', { name: subject, exact: true })
}

export const BOLD = /^[6-9]\d\d$/
export const NOT_BOLD = /^[1-5]\d\d$/

/** How many messages the header says wait to be read. */
export async function unreadInHeader(page: Page): Promise<number> {
  const name = await page.getByRole('link', { name: /^Messagerie(,|$)/ }).getAttribute('aria-label')
  return countIn(name ?? '')
}

/** « Messagerie, 3 messages non lus » is 3, « Messagerie » is 0. */
export function countIn(name: string): number {
  return Number(/, (\d+) /.exec(name)?.[1] ?? 0)
}

/** « Messagerie, 1 message non lu », as the header names its link. */
export function mailName(count: number): string {
  if (count === 0) return 'Messagerie'
  return `Messagerie, ${count} ${count === 1 ? 'message non lu' : 'messages non lus'}`
}
