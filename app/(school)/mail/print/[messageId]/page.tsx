import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintedThread } from '#components/mail/printed-thread'
import { getOpenedMessage } from '#domain/mail/addressed-message'
import { findBox } from '#domain/mail/boxes'
import { requireViewer } from '#domain/session/get-viewer'

type Props = { params: Promise<{ messageId: string }>; searchParams: Promise<{ box?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const message = await getOpenedMessage(await requireViewer(), (await params).messageId)
  return message ? { title: message.subject } : {}
}

/** A message with its whole thread unfolded, to be printed; `?box=` says where one came from. */
export default async function PrintPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const [message, { box }] = [await getOpenedMessage(viewer, (await params).messageId), await searchParams]
  const from = (await findBox(viewer, typeof box === 'string' ? box : 'inbox')) ?? (await findBox(viewer, 'inbox'))
  if (!message || !from) notFound()
  return <PrintedThread viewer={viewer} box={from} message={message} />
}
