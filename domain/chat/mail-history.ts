import { createHash } from 'node:crypto'
import { createTranslator } from 'use-intl/core'
import { z } from 'zod'
import { type Database, database } from '#db/client'
import { job } from '#domain/jobs/job'
import { escapeHtml } from '#domain/notifications/letters'
import { deliverMail } from '#domain/notifications/mail-transport'
import { viewerOf } from '#domain/session/viewer-of'
import { env } from '#env'
import { messages } from '#i18n/messages'
import { readTranscript } from './transcript.ts'

/** `notice`: the id of the room's notice that it was sent, `before` its number: what was said after it does not leave. */
const data = z.strictObject({
  person: z.uuid(),
  room: z.uuid(),
  notice: z.uuid(),
  before: z.int(),
  address: z.string().max(254),
})

/** Mails the history of a talk to one address outside the school; tried again, waiting longer each time, when it was not taken. */
export const mailHistoryJob = job({ name: 'mail-history', data, run: (given) => mailHistory(given) })

/** Mails it now, as its sender saw the talk. Whoever has left the school since sends nothing any more. */
export async function mailHistory(
  { person, room, notice, before, address }: z.output<typeof data>,
  db: Database = database(),
): Promise<void> {
  const viewer = await viewerOf(person, db)
  if (!viewer) return
  const { locale, name, schoolName: school } = viewer
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'history.mail' })
  const { title, text } = await readTranscript(viewer, room, db, before)
  const [intro, foot] = [t('intro', { name, school }), t('foot', { school })]
  const mark = createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16)
  await deliverMail({
    id: `${notice}.${mark}@${new URL(env().url).hostname}`,
    to: address,
    subject: t('subject', { title }),
    text: `${intro}\n\n${text}\n\n-- \n${foot}`,
    html: `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body><p>${escapeHtml(intro)}</p><pre>${escapeHtml(text)}</pre><hr><p>${escapeHtml(foot)}</p></body></html>`,
  })
}
