'use client'

import { Icon } from '#components/ui/icon'
import {
  markReadAction,
  markUnreadAction,
  moveMessagesAction,
  purgeMessagesAction,
  restoreMessagesAction,
  trashMessagesAction,
} from '#domain/mail/actions'
import type { Folders, ShownList } from './mailbox-types.ts'
import type { MailboxWords } from './mailbox-words.tsx'

type Props = { words: MailboxWords; folders: Folders; name: ShownList['name'] }

/** What can be done with the ticked messages: at the bottom, there only while something is ticked (by style alone). */
export function SelectionBar({ words, folders, name }: Props) {
  return (
    <div className="selbar lined" role="toolbar" aria-label={words.selection}>
      <span className="count">
        <span className="words scripted">{words.selected}</span>
        <span data-count />
      </span>
      {name === 'trash' ? (
        <TrashButtons words={words} />
      ) : (
        <>
          <button type="submit" className="btn btn-bare btn-sm btn-danger" formAction={trashMessagesAction}>
            <Icon name="trash-2" />
            {words.delete}
          </button>
          {name !== 'drafts' && (
            <>
              {(folders.own.length > 0 || !name) && <MoveButton words={words} folders={folders} toBox={!name} />}
              <ReadButtons words={words} />
            </>
          )}
        </>
      )}
    </div>
  )
}

function TrashButtons({ words }: { words: MailboxWords }) {
  return (
    <>
      <button type="submit" className="btn btn-bare btn-sm" formAction={restoreMessagesAction}>
        <Icon name="undo-2" />
        {words.restore}
      </button>
      <button type="submit" className="btn btn-bare btn-sm btn-danger" formAction={purgeMessagesAction}>
        <Icon name="trash-2" />
        {words.purge}
      </button>
    </>
  )
}

function ReadButtons({ words }: { words: MailboxWords }) {
  return (
    <>
      <button type="submit" className="btn btn-bare btn-sm" formAction={markReadAction} aria-label={words.markRead}>
        <Icon name="mail-open" />
        {words.read}
      </button>
      <button type="submit" className="btn btn-bare btn-sm" formAction={markUnreadAction} aria-label={words.markUnread}>
        <Icon name="mail" />
        {words.unreadShort}
      </button>
    </>
  )
}

function MoveButton({ words, folders, toBox }: { words: MailboxWords; folders: Folders; toBox: boolean }) {
  return (
    <>
      <button type="button" className="btn btn-bare btn-sm" popoverTarget="move-menu">
        <Icon name="folder-input" />
        {words.move}
      </button>
      <div id="move-menu" popover="auto" className="menu move-menu">
        <label>
          {words.moveTo}
          <select name="folder">
            {toBox && <option value="">{words.outOfFolders}</option>}
            {folders.own.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn btn-main btn-sm" formAction={moveMessagesAction}>
          {words.move}
        </button>
      </div>
    </>
  )
}
