'use client'

import { useState } from 'react'
import { Icon } from '#components/ui/icon'
import type { RoomRow } from '#domain/chat/types'
import { InvitePeople } from './invite-people.tsx'
import { fill } from './panel-words.tsx'
import { TalkStar } from './talk-star.tsx'
import { useChat } from './use-chat.tsx'

/** Who is in the talk, at its top, and « Inviter » to bring in more. */
export function Participants({ room }: { room: RoomRow }) {
  const { words } = useChat()
  const [inviting, setInviting] = useState(false)
  const names = room.people.map(({ name, state }) => (state === 'invited' ? fill(words.invitedMark, { name }) : name))
  return (
    <>
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
            onClick={() => setInviting(!inviting)}
          >
            <Icon name="plus" size={16} />
            {words.invite}
          </button>
        )}
      </div>
      {inviting ? <InvitePeople room={room} onDone={() => setInviting(false)} /> : null}
    </>
  )
}
