'use client'

import { Icon, type IconName } from '#components/ui/icon'
import type { Verb } from '#domain/mail/selection'
import { inTree } from './folder-tree.ts'
import type { Folders, ShownList } from './mailbox-types.ts'
import type { MailboxWords } from './mailbox-words.tsx'

type Props = { words: MailboxWords; folders: Folders; list: ShownList }

/** What can be done with the ticked messages: at the bottom, there only while something is ticked (by style alone). */
export function SelectionBar({ words, folders, list }: Props) {
  const { name } = list
  return (
    <div className="selbar lined" role="toolbar" aria-label={words.selection}>
      <span className="count">
        <span className="words scripted">{words.selected}</span>
        <span data-count />
      </span>
      {name === 'trash' ? (
        <>
          <VerbButton verb="restore" icon="undo-2" label={words.restore} />
          <VerbButton verb="purge" icon="trash-2" label={words.purge} isDanger />
        </>
      ) : (
        <>
          <VerbButton verb="trash" icon="trash-2" label={words.delete} isDanger />
          {name !== 'drafts' && (
            <>
              {(folders.own.length > 0 || !name) && <MoveButton words={words} folders={folders} toBox={!name} />}
              <VerbButton verb="read" icon="mail-open" label={words.read} name={words.markRead} />
              <VerbButton verb="unread" icon="mail" label={words.unreadShort} name={words.markUnread} />
            </>
          )}
        </>
      )}
      {(list.older || !list.isFirst) && (
        <label className="everything scripted">
          <input className="box" type="checkbox" name="all" />
          {words.everything}
        </label>
      )}
    </div>
  )
}

type VerbProps = { verb: Verb; icon: IconName; label: string; name?: string; isDanger?: boolean }

function VerbButton({ verb, icon, label, name, isDanger }: VerbProps) {
  return (
    <button
      type="submit"
      className={isDanger ? 'btn btn-bare btn-sm btn-danger' : 'btn btn-bare btn-sm'}
      name="verb"
      value={verb}
      aria-label={name}
    >
      <Icon name={icon} />
      {label}
    </button>
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
            {inTree(folders.own).map(({ id, name, depth }) => (
              <option key={id} value={id}>
                {`${'\u2003'.repeat(depth - 1)}${name}`}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn btn-main btn-sm" name="verb" value="move">
          {words.move}
        </button>
      </div>
    </>
  )
}
