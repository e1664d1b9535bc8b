'use client'

import { useId } from 'react'
import { fill } from '#components/chat/panel-words'
import { closes, opens } from '#components/ui/dialog-commands'
import { Icon, type IconName } from '#components/ui/icon'
import type { RoomRow } from '#domain/chat/types'
import { ChatForm } from './chat-form.tsx'
import type { ListWords } from './list-words.tsx'

type Props = {
  room: RoomRow
  words: ListWords
  /** The list shows what is new, so that it can be marked as read. */
  showsUnread: boolean
  /** The page shows this talk: it is left with what ends it. */
  isOpen: boolean
  /** Names the talk to those who do not see where the button stands. */
  describedBy: string
  onHidden?: (room: RoomRow) => void
}

/** « Actions sur la conversation »: a popover of the browser, which a swipe opens too; blocking and leaving ask first. */
export function RoomActions({ room, words, showsUnread, isOpen, describedBy, onHidden }: Props) {
  const menu = useId()
  const dialog = useId()
  const person = room.people[0]?.id ?? ''
  const asks = room.kind === 'group' ? 'leave' : room.mayBlock && !room.isBlocked ? 'block' : null
  const verb = (name: string, fields: Record<string, string>, icon: IconName, label: string, onDone?: () => void) => (
    <ChatForm
      verb={name}
      fields={fields}
      back="/chat"
      moves={isOpen && name === 'hide'}
      failed={words.failed}
      onDone={() => {
        document.getElementById(menu)?.hidePopover()
        onDone?.()
      }}
    >
      <button type="submit">
        <Icon name={icon} />
        {label}
      </button>
    </ChatForm>
  )
  return (
    <>
      <button
        type="button"
        className="btn btn-bare btn-ico btn-sm more"
        popoverTarget={menu}
        aria-label={words.actions}
        aria-describedby={describedBy}
      >
        <Icon name="ellipsis" />
      </button>
      <div className="menu row-menu" id={menu} popover="auto">
        <p className="cap" dir="auto">
          {room.title}
        </p>
        {showsUnread && room.unread > 0
          ? verb('read', { room: room.id, seq: String(room.lastSeq) }, 'mail-open', words.markRead)
          : null}
        {room.isBlocked ? verb('unblock', { person }, 'rotate-ccw', words.unblock) : null}
        {asks ? (
          <button type="button" {...opens(dialog)}>
            <Icon name={asks === 'block' ? 'ban' : 'log-out'} />
            {words[asks]}
          </button>
        ) : null}
        {verb('hide', { room: room.id }, 'trash-2', words.hide, () => onHidden?.(room))}
      </div>
      {asks ? <Question id={dialog} asks={asks} room={room} isOpen={isOpen} words={words} /> : null}
    </>
  )
}

type QuestionProps = Pick<Props, 'room' | 'isOpen' | 'words'> & { id: string; asks: 'block' | 'leave' }

/** What it means to block somebody, or to leave a room, before it is done. */
function Question({ id, asks, room, isOpen, words }: QuestionProps) {
  const name = { name: room.title }
  const blocks = asks === 'block'
  return (
    <dialog id={id} className="float dialog" aria-labelledby={`${id}-title`}>
      <h2 className="h20" id={`${id}-title`}>
        {fill(blocks ? words.blockTitle : words.leaveTitle, name)}
      </h2>
      <p className="mute">{fill(blocks ? words.blockText : words.leaveText, name)}</p>
      <div className="flow">
        <ChatForm
          verb={asks}
          fields={blocks ? { person: room.people[0]?.id ?? '' } : { room: room.id }}
          back="/chat"
          moves={isOpen && !blocks}
          failed={words.failed}
          onDone={() => closeDialog(id)}
        >
          <button type="submit" className="btn btn-line btn-danger">
            {words[asks]}
          </button>
        </ChatForm>
        <button type="button" className="btn btn-bare" {...closes(id)}>
          {words.cancel}
        </button>
      </div>
    </dialog>
  )
}

function closeDialog(id: string): void {
  const dialog = document.getElementById(id)
  if (dialog instanceof HTMLDialogElement) dialog.close()
}
