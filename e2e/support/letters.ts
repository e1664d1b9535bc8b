import { type APIRequestContext, expect } from '@playwright/test'
import { uuidv7 } from '../../db/uuid.ts'
import { post } from './forms.ts'

type Letter = {
  to?: string[]
  subject?: string
  body?: string
  bodyFormat?: 'html' | 'text'
  attachments?: string[]
  replyToId?: string
  noReply?: boolean
  asksConfirmation?: boolean
}

/** The form of compose with recipients by id (`person:…`, `group:…`), for people whom a test has made. */
export function letter(
  intent: 'send' | 'save' | `send:${number}`,
  given: Letter,
  id = uuidv7(),
): { id: string; fields: [string, string][] } {
  const { to = [], subject = '', body = 'Bonjour,', bodyFormat = 'text', attachments = [], replyToId = '' } = given
  const fields: [string, string][] = [
    ['intent', intent],
    ['id', id],
    ['replyToId', replyToId],
    ['subject', subject],
    ['body', body],
    ['bodyFormat', bodyFormat],
    ...(given.noReply ? [['noReply', 'on'] as [string, string]] : []),
    ...(given.asksConfirmation ? [['asksConfirmation', 'on'] as [string, string]] : []),
    ...to.map((one): [string, string] => ['to[]', one]),
    ...attachments.map((one): [string, string] => ['attachments[]', one]),
  ]
  return { id, fields }
}

/** Sends it without a browser, with a yes to that many people where one is asked. Gives the message's id. */
export async function sendLetter(
  by: APIRequestContext,
  given: Letter,
  intent: 'send' | `send:${number}` = 'send',
): Promise<string> {
  const { id, fields } = letter(intent, given)
  const answer = await post(by, '/api/compose', fields)
  expect(answer.url(), await answer.text()).toContain('/mail/inbox?sent=')
  return id
}

/** Keeps it as a draft. Gives its id. */
export async function saveLetter(by: APIRequestContext, given: Letter): Promise<string> {
  const { id, fields } = letter('save', given)
  const answer = await post(by, '/api/compose', fields)
  expect(answer.url(), await answer.text()).toContain(`/mail/compose?draft=${id}`)
  return id
}
