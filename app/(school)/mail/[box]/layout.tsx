import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { FolderNav } from '#components/mail/folder-nav'
import { findBox } from '#domain/mail/boxes'
import { requireViewer } from '#domain/session/get-viewer'

type Props = { children: ReactNode; list: ReactNode; params: Promise<{ box: string }> }

/** Folders, the list and the open message side by side; narrow screens show one of them. */
export default async function BoxLayout({ children, list, params }: Props) {
  const viewer = await requireViewer()
  const box = await findBox(viewer, (await params).box)
  if (!box) notFound()
  return (
    <div className="mail">
      <FolderNav viewer={viewer} current={box.segment} />
      <main>
        {/* The panes are laid out past `main`, which therefore cannot take the focus of the skip link itself. */}
        <span id="contenu" tabIndex={-1} className="sr" />
        {list}
        {children}
      </main>
    </div>
  )
}
