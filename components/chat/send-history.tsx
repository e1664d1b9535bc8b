'use client'

import { lazy, Suspense, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon'
import type { RoomRow } from '#domain/chat/types'
import { historyWords } from './history-words.tsx'
import { useChat } from './use-chat.tsx'

const HistoryDialog = lazy(() => import('./history-dialog.tsx').then(({ HistoryDialog: dialog }) => ({ default: dialog })))

/** « Envoyer l’historique », above the box of a talk: asks where to in a dialog, which is loaded when it is wanted. */
export function SendHistory({ room }: { room: RoomRow }) {
  const { zoned, state } = useChat()
  const [isOpen, setOpen] = useState(false)
  const [isSent, setSent] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const words = historyWords(zoned.locale)
  const close = (sent: boolean) => {
    setOpen(false)
    setSent(sent)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn btn-bare btn-sm"
        aria-haspopup="dialog"
        onClick={() => {
          setSent(false)
          setOpen(true)
        }}
      >
        <Icon name="share" size={16} />
        {words.title}
      </button>
      <span className="small mute" role="status">
        {isSent ? words.sent : null}
      </span>
      {isOpen ? (
        <Suspense>
          <HistoryDialog room={room.id} mayOutside={state.view.overview?.me.mayInviteOutside ?? false} onClose={close} />
        </Suspense>
      ) : null}
    </>
  )
}
