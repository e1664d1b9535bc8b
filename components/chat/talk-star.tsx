'use client'

import { useCallback, useState } from 'react'
import { Toast } from '#components/ui/toast'
import type { RoomRow } from '#domain/chat/types'
import { PresenceDot } from './presence-dot.tsx'
import { presenceWords } from './presence-words.tsx'
import { StarButton } from './star-button.tsx'
import { useChat } from './use-chat.tsx'

/** Above a talk of two: the other's status, where one may see it, and the star. */
export function TalkStar({ room }: { room: RoomRow }) {
  const { state, chat, zoned } = useChat()
  const [said, setSaid] = useState('')
  const onSaid = useCallback(
    (sentence: string, isDone: boolean) => {
      setSaid(sentence)
      if (isDone) void chat().load()
    },
    [chat],
  )
  const words = presenceWords(zoned.locale)
  const other = room.kind === 'pair' ? room.people[0] : undefined
  if (!other) return null
  const contact = state.view.overview?.contacts.find(({ id }) => id === other.id)
  return (
    <>
      {contact?.state === 'accepted' ? <PresenceDot presence={contact.presence} words={words} /> : null}
      <StarButton person={other} state={contact?.state ?? 'none'} words={words} onSaid={onSaid} />
      <Toast onClose={() => setSaid('')}>{said}</Toast>
    </>
  )
}
