import { getTranslations } from 'next-intl/server'
import { formatTime } from '#components/ui/format-time'
import { listConfirmations } from '#domain/mail/sendings/queries'
import type { MessageView, SendingReport, ThreadMessage } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

type Translate = Awaited<ReturnType<typeof getTranslations<'delivery.sheet'>>>

/** What is to be known of an open message beside what it says, in words. */
export type SheetNotes = {
  /** Recalled, left without somebody: said at once. */
  warnings: string[]
  /** « Réponses désactivées ». */
  remarks: string[]
  sending: {
    total: number
    done: number
    finished: boolean
    labels: { name: string; text: string; finished: string; refresh: string }
  } | null
  confirmations: { text: string; link: string } | null
  mayAnswer: boolean
  mayForward: boolean
  recall: { button: string; short: string; title: string; text: string; yes: string; no: string } | null
}

/** What a message of a thread says of itself: that it is a shell, that it asks to be confirmed, what members of a mailbox did. */
export type ThreadNotes = {
  shell?: string
  shellLine?: string
  confirm?: { asked: string; button: string; done: string | null }
  /** Who wrote it in the name of a shared mailbox, who answered it: for members. */
  mailbox?: string[]
}

/** The notes of an opened message; one's own that asks for confirmation costs a query more. */
export async function readNotes(viewer: Viewer, message: MessageView): Promise<SheetNotes> {
  const t = await getTranslations('delivery.sheet')
  const { isMine, recalled, noReply, automatic, sending } = message
  return {
    warnings: [...(recalled && isMine ? [t('ownRecalled')] : []), ...(sending?.finished ? sayReport(t, sending.report) : [])],
    remarks: [noReply && !(recalled && !isMine) && t('repliesOff'), automatic && t('automatic')].filter((line) => line !== false),
    sending: sending && !sending.finished ? { ...sending, labels: sendingLabels(t) } : null,
    confirmations: isMine && message.asksConfirmation && !recalled ? await sayConfirmations(t, viewer, message.id) : null,
    mayAnswer: isMine || !(noReply || recalled),
    mayForward: isMine || !recalled,
    recall: message.recallable
      ? {
          button: t('recall'),
          short: t('recallShort'),
          title: t('recallTitle'),
          text: t('recallText'),
          yes: t('recallYes'),
          no: t('recallNo'),
        }
      : null,
  }
}

function sendingLabels(t: Translate) {
  return { name: t('sending'), text: t.raw('sendingText'), finished: t.raw('sendingDone'), refresh: t('refresh') }
}

function sayReport(t: Translate, { leftOut = [], changed = [] }: SendingReport): string[] {
  const left = leftOut.length > 0 ? [t('leftOut', { names: leftOut.join(', ') })] : []
  return [...left, ...changed.map((one) => t('changed', one))]
}

async function sayConfirmations(t: Translate, viewer: Viewer, id: string): Promise<SheetNotes['confirmations']> {
  const found = await listConfirmations(viewer, id, { which: 'waiting' })
  if (!found) return null
  return { text: t('askedText', { confirmed: found.confirmed, waiting: found.waiting }), link: t('askedLink') }
}

/** The notes of each message of a thread. */
export async function threadNotes(viewer: Viewer): Promise<(message: ThreadMessage) => ThreadNotes> {
  const [t, shared] = await Promise.all([getTranslations('delivery.sheet'), getTranslations('mailboxes')])
  return ({ from, isMine, isOurs, mailbox: { writtenBy, answered }, recalled, asksConfirmation, confirmedAt }) => {
    const mailbox = [
      ...(writtenBy ? [shared('writtenBy', { name: writtenBy })] : []),
      ...(answered ? [shared('answeredBy', { name: answered.by, date: formatTime(answered.at, 'long', viewer) })] : []),
    ]
    const known = mailbox.length > 0 ? { mailbox } : {}
    if (isMine) return known
    if (recalled) return { ...known, shell: t('shellText', { name: from.name }), shellLine: t('shell') }
    if (!asksConfirmation || isOurs) return known
    return {
      ...known,
      confirm: { asked: t('confirmAsked', { name: from.name }), button: t('confirm'), done: confirmedAt ? t('confirmed') : null },
    }
  }
}
