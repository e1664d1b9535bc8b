'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { action, type FormState } from '#domain/session/action'
import { confirmReading } from './confirm-reading.ts'
import { recallMessage } from './recall-message.ts'
import { remindUnconfirmed } from './remind-unconfirmed.ts'
import { unscheduleMessage } from './schedule-message.ts'
import { sendScheduledNow } from './send-scheduled.ts'

const one = z.strictObject({ id: z.uuid() })

/** Recalls a message and closes it: the author's own copy has another address from now on, which the list knows. */
export const recallMessageAction = action(one, async (viewer, { id }) => {
  await recallMessage(viewer, id)
  refresh()
  redirect('/mail/sent')
})

export const confirmReadingAction = action(one, async (viewer, { id }) => {
  await confirmReading(viewer, id)
  refresh()
})

export type RemindedState = FormState & { reminded?: number }

export const remindUnconfirmedAction = action<z.infer<typeof one>, RemindedState>(one, async (viewer, { id }) => {
  const t = await getTranslations('delivery.confirmations')
  const reminded = await remindUnconfirmed(viewer, id, {
    subject: (subject) => t('reminderSubject', { subject }).slice(0, 255),
    text: t('reminderText'),
    label: (count) => t('reminderLabel', { count }),
  })
  refresh()
  return { reminded }
})

/** « Modifier »: a draft again, opened in compose. */
export const unscheduleMessageAction = action(one, async (viewer, { id }) => {
  await unscheduleMessage(viewer, id)
  redirect(`/mail/compose?draft=${id}`)
})

/** « Envoyer maintenant ». */
export const sendScheduledNowAction = action(one, async (viewer, { id }) => {
  const { recipientCount } = await sendScheduledNow(viewer, id)
  refresh()
  redirect(`/mail/inbox?sent=${recipientCount}`)
})
