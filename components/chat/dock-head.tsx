'use client'

import { Icon } from '#components/ui/icon'
import { openPanel } from './panel-switch.tsx'
import { presenceWords } from './presence-words.tsx'
import { StatusMenu } from './status-menu.tsx'
import { useChat } from './use-chat.tsx'

/** The head of the panel: what it is, one's own status, a new talk, and the way to fold it. */
export function DockHead({ onNew }: { onNew?: () => void }) {
  const { state, chat, words, zoned } = useChat()
  const me = state.view.overview?.me
  const fold = () => {
    openPanel(false)
    document.querySelector<HTMLElement>('.chat-place button')?.focus()
  }
  return (
    <div className="dock-head">
      <h2 className="grow cut">{words.title}</h2>
      {onNew && me ? (
        <StatusMenu presence={me.presence} words={presenceWords(zoned.locale)} onChanged={() => void chat().load()} />
      ) : null}
      {onNew ? (
        <button
          type="button"
          className="btn btn-bare btn-ico btn-sm"
          aria-label={words.newTalk}
          title={words.newTalk}
          onClick={onNew}
        >
          <Icon name="message-square-plus" size={20} />
        </button>
      ) : null}
      <button type="button" className="btn btn-bare btn-ico btn-sm" aria-label={words.fold} title={words.fold} onClick={fold}>
        <Icon name="panel-right-close" size={20} />
      </button>
    </div>
  )
}
