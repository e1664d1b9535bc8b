import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainInvitation } from '#components/chat/page/plain-invitation'
import { PlainTalk, type PlainWords } from '#components/chat/page/plain-talk'
import { RoomSheet } from '#components/chat/page/room-sheet'
import { panelWords } from '#components/chat/panel-words'
import { branch } from '#components/ui/words'
import { openRoomPage } from '#domain/chat/open-room'
import { getRoom } from '#domain/chat/overview'
import { requireViewer } from '#domain/session/get-viewer'
import { found } from '../../directory/found.ts'

type Props = { params: Promise<{ roomId: string }>; searchParams: Promise<{ before?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await found(getRoom(await requireViewer(), (await params).roomId))).title }
}

/** A talk: its last messages, or with `?before=` those before a number. */
export default async function RoomPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const before = /^\d{1,15}$/.exec(String((await searchParams).before))?.[0]
  const opened = await found(openRoomPage(viewer, (await params).roomId, before ? Number(before) : undefined))
  const { room, looks } = opened
  const t = await getTranslations('chat')
  const words = { ...branch<PlainWords>(t, 'list'), ...branch<PlainWords>(t, 'talk') }
  return (
    <RoomSheet served={room} detail={looks.detail} words={words}>
      {room.state === 'invited' ? (
        <PlainInvitation room={room} words={panelWords(viewer.locale)} />
      ) : (
        <PlainTalk {...opened} me={{ id: viewer.personId, name: viewer.name }} isPast={before !== undefined} words={words} />
      )}
    </RoomSheet>
  )
}
