import { notFound } from 'next/navigation'
import { MessageList } from '#components/mail/message-list'
import { findBox } from '#domain/mail/boxes'
import { requireViewer } from '#domain/session/get-viewer'
import { wantedPath } from '#domain/session/wanted-path'

type Search = { before?: string | string[]; filter?: string | string[]; sent?: string | string[] }
type Props = { params: Promise<{ box: string }>; searchParams?: Promise<Search> }

export default async function ListPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const [box, search] = await Promise.all([params.then((given) => findBox(viewer, given.box)), searchParams])
  if (!box) notFound()
  return (
    <MessageList
      viewer={viewer}
      box={box}
      before={text(search?.before)}
      unread={search?.filter === 'unread'}
      sent={Number(text(search?.sent)) || 0}
      openedId={(await wantedPath()).split('/')[3] ?? ''}
    />
  )
}

function text(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
