import { fill } from '#components/chat/panel-words'
import { Avatar } from '#components/ui/avatar'
import type { RoomRow } from '#domain/chat/types'
import { ChatForm } from './chat-form.tsx'
import type { ListWords } from './list-words.tsx'

/** A room to which the viewer is invited: they join it, or not. */
export function InvitationLine({ room, words }: { room: RoomRow; words: ListWords }) {
  const fields = { room: room.id }
  return (
    <li className="row lined unread invited">
      <span className="tick">
        <Avatar name={room.title} kind="group" />
      </span>
      <div className="txt">
        <p className="from cut" id={`room-${room.id}`} dir="auto">
          {room.title}
        </p>
        <p className="prev" dir="auto">
          {fill(words.invitedBy, { name: room.invitedBy })}
        </p>
        <div className="flow">
          <ChatForm verb="join" fields={fields} back={`/chat/${room.id}`} moves failed={words.failed}>
            <button type="submit" className="btn btn-main btn-sm" aria-describedby={`room-${room.id}`}>
              {words.join}
            </button>
          </ChatForm>
          <ChatForm verb="decline" fields={fields} back="/chat" failed={words.failed}>
            <button type="submit" className="btn btn-line btn-sm" aria-describedby={`room-${room.id}`}>
              {words.decline}
            </button>
          </ChatForm>
        </div>
      </div>
    </li>
  )
}
