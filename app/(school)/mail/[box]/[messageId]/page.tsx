import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CountsSync } from '#components/header/counts-sync'
import { ServedSheet } from '#components/mail/opened-sheets'
import { readSheet } from '#components/mail/read-sheet'
import { findBox } from '#domain/mail/boxes'
import { findOpenedMessage } from '#domain/mail/open-message'
import { readMailCounts } from '#domain/mail/queries'
import { requireViewer } from '#domain/session/get-viewer'

type Props = { params: Promise<{ box: string; messageId: string }> }

const open = cache(async (id: string) => findOpenedMessage(await requireViewer(), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const message = await open((await params).messageId)
  return message ? { title: message.subject } : {}
}

export default async function MessagePage({ params }: Props) {
  const viewer = await requireViewer()
  const { box: segment, messageId } = await params
  const [box, message] = await Promise.all([findBox(viewer, segment), open(messageId)])
  if (!box || !message) notFound()
  return (
    <>
      {message.unreadBefore && <CountsSync counts={await readMailCounts(viewer)} />}
      <ServedSheet sheet={await readSheet(viewer, box, message)} />
    </>
  )
}
