import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { boxTitle } from '#components/mail/box-title'
import { EmptySheet } from '#components/mail/empty-sheet'
import { MovedList } from '#components/mail/mailbox'
import { Uncovered } from '#components/mail/opened-sheets'
import { listAddress, readList } from '#components/mail/read-mailbox'
import { findBox } from '#domain/mail/boxes'
import { showsBox } from '#domain/mail/shown-box'
import { requireViewer } from '#domain/session/get-viewer'
import { wantedPath } from '#domain/session/wanted-path'

type Props = { params: Promise<{ box: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const box = await findBox(await requireViewer(), (await params).box)
  return box ? { title: await boxTitle(box) } : {}
}

/** No message is open: the sheet beside the list is blank. A move inside the box asks for this alone, which brings the list. */
export default async function BoxPage({ params }: Props) {
  const viewer = await requireViewer()
  const box = await findBox(viewer, (await params).box)
  if (!box) notFound()
  const isMove = showsBox((await headers()).get('x-preau-shown'), box.segment)
  return (
    <>
      <MovedList list={isMove ? await readList(viewer, box, listAddress(await wantedPath())) : null} />
      <Uncovered>
        <EmptySheet />
      </Uncovered>
    </>
  )
}
