import { fill, type PanelWords } from '#components/chat/panel-words'
import type { RoomRow } from '#domain/chat/types'
import { ChatForm } from './chat-form.tsx'

/** A group room before one is in it, by forms alone. */
export function PlainInvitation({ room, words }: { room: RoomRow; words: PanelWords }) {
  const fields = { room: room.id }
  return (
    <div className="invitation">
      <p>{fill(words.invitation, { name: room.invitedBy })}</p>
      <p className="small mute">
        {words.participants}
        {room.people.map(({ name }) => name).join(', ')}
      </p>
      <p className="small mute">{room.withHistory ? words.invitationHistory : words.invitationNote}</p>
      <div className="flow">
        <ChatForm verb="join" fields={fields} back={`/chat/${room.id}`} failed={words.failed}>
          <button type="submit" className="btn btn-main">
            {words.join}
          </button>
        </ChatForm>
        <ChatForm verb="decline" fields={fields} back="/chat" moves failed={words.failed}>
          <button type="submit" className="btn btn-line">
            {words.decline}
          </button>
        </ChatForm>
      </div>
    </div>
  )
}
