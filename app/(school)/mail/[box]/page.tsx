import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { boxTitle } from '#components/mail/box-title'
import { EmptySheet } from '#components/mail/empty-sheet'
import { findBox } from '#domain/mail/boxes'
import { requireViewer } from '#domain/session/get-viewer'

type Props = { params: Promise<{ box: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const box = await findBox(await requireViewer(), (await params).box)
  return box ? { title: await boxTitle(box) } : {}
}

/** No message is open: the sheet beside the list is blank. */
export default async function BoxPage({ params }: Props) {
  if (!(await findBox(await requireViewer(), (await params).box))) notFound()
  return <EmptySheet />
}
