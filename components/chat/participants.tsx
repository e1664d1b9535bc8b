'use client'

import { Icon } from '#components/ui/icon'
import type { RoomRow } from '#domain/chat/types'
import { fill } from './panel-words.tsx'
import { TalkStar } from './talk-star.tsx'
import { useChat } from './use-chat.tsx'

type Props = { room: RoomRow; inviting: boolean; onInvite: () => void }

/** Who is in the talk, at its top, and « Inviter » to bring in more. */
export function Participants({ room, inviting, onInvite }: Props) {
  const { words } = useChat()
  const names = room.people.map(({ name, state }) => (state === 'invited' ? fill(words.invitedMark, { name }) : name))
  return (
    <div className="in-room">
      <span className="grow">
        <span className="sr">{words.participants}</span>
        {[...names, words.youIn].join(', ')}
      </span>
      <TalkStar room={room} />
      {room.closed ? null : (
        <button
          type="button"
          className="btn btn-bare btn-sm"
          aria-label={words.invite}
          aria-expanded={inviting}
          onClick={onInvite}
        >
          <Icon name="plus" size={16} />
          {words.invite}
        </button>
      )}
    </div>
  )
}
