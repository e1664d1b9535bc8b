import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Mailbox } from '#components/mail/mailbox'
import { mailboxWords } from '#components/mail/mailbox-words'
import { listAddress, readFolders, readList } from '#components/mail/read-mailbox'
import { findBox } from '#domain/mail/boxes'
import { requireViewer } from '#domain/session/get-viewer'
import { wantedPath } from '#domain/session/wanted-path'

type Props = { children: ReactNode; params: Promise<{ box: string }> }

export default async function BoxLayout({ children, params }: Props) {
  const [viewer, t, search] = await Promise.all([requireViewer(), getTranslations('mail'), getTranslations('search')])
  const box = await findBox(viewer, (await params).box)
  if (!box) notFound()
  const [folders, list] = await Promise.all([readFolders(viewer, box), readList(viewer, box, listAddress(await wantedPath()))])
  return (
    <Mailbox words={mailboxWords(t, search)} folders={folders} list={list}>
      {children}
    </Mailbox>
  )
}
