import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CountsSync } from '#components/header/counts-sync'
import { ServedSheet } from '#components/mail/opened-sheets'
import { readSheet } from '#components/mail/read-sheet'
import { getOpenedMessage } from '#domain/mail/addressed-message'
import { findBox } from '#domain/mail/boxes'
import { getMailCounts } from '#domain/mail/queries'
import { requireViewer } from '#domain/session/get-viewer'

type Props = { params: Promise<{ box: string; messageId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const message = await getOpenedMessage(await requireViewer(), (await params).messageId)
  return message ? { title: message.subject } : {}
}

export default async function MessagePage({ params }: Props) {
  const viewer = await requireViewer()
  const { box: segment, messageId } = await params
  const [box, message] = await Promise.all([findBox(viewer, segment), getOpenedMessage(viewer, messageId)])
  if (!box || !message) notFound()
  return (
    <>
      {message.unreadBefore && <CountsSync counts={await getMailCounts(viewer)} />}
      <ServedSheet sheet={await readSheet(viewer, box, message)} />
    </>
  )
}
