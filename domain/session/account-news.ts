import type { Database } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { enqueue } from '#domain/jobs/enqueue'
import type { LetterName } from '#domain/notifications/letters'
import { sendLetter } from '#domain/notifications/send-letter'

export type AccountNews = Exclude<LetterName, 'password-reset'>

/** The job that writes the message (domain/mail/account-news.ts): mail knows session, not the reverse. */
export const ACCOUNT_NEWS = 'account-news'

/** Tells a person what was done to their account, by a message of their mailbox and by e-mail, once the change is committed. */
export async function tellOwner(personId: string, news: AccountNews, tx: Database): Promise<void> {
  await sendLetter(personId, news, tx)
  await enqueue({ name: ACCOUNT_NEWS }, { personId, news, id: uuidv7() }, {}, tx)
}
