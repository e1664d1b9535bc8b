'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { LiveCount } from '#components/header/live-counts'
import { Icon, type IconName } from '#components/ui/icon'
import { FolderMenus } from './folder-menus.tsx'
import { inTree } from './folder-tree.ts'
import { KeysHelp } from './keys-help.tsx'
import type { Folders } from './mailbox-types.ts'
import type { MailboxWords } from './mailbox-words.tsx'
import { useDrops } from './use-drops.ts'

/** « Créer » and the boxes, own folders last; the counts stand in parentheses to the right of the names. */
export function FolderNav({ words, folders }: { words: MailboxWords; folders: Folders }) {
  const nav = useDrops()
  const box = (name: 'inbox' | 'sent' | 'drafts' | 'trash', icon: IconName, count?: ReactNode) => (
    <Link href={`/mail/${name}`} prefetch={false} aria-current={name === folders.current ? 'page' : undefined}>
      <Icon name={icon} size={18} />
      <span className="lb">
        <Halves text={words.boxLinks[name]} />
      </span>
      {count}
    </Link>
  )
  return (
    <aside className="side" id="dossiers" aria-label={words.side}>
      <Link className="btn btn-main btn-wide" href="/mail/compose" prefetch={false}>
        <Icon name="pencil-line" size={18} />
        <span className="lb">{words.create}</span>
      </Link>
      <nav className="folders" aria-label={words.folders} ref={nav}>
        {box('inbox', 'inbox', <LiveCount kind="mail" initial={folders.inbox} as="parentheses" />)}
        {box('sent', 'send')}
        {box('drafts', 'file-pen-line', <LiveCount kind="drafts" initial={folders.drafts} as="parentheses" />)}
        {box('trash', 'trash-2')}
        <div className="cap">
          <span className="lb">{words.ownFolders}</span>
          <button type="button" className="btn btn-bare btn-ico btn-sm" popoverTarget="new-folder" aria-label={words.folder.new}>
            <Icon name="folder-plus" size={18} />
          </button>
        </div>
        {inTree(folders.own).map(({ id, name, unread, depth }) => (
          <Link
            key={id}
            className="own"
            href={`/mail/${id}`}
            prefetch={false}
            data-depth={depth > 1 ? depth : undefined}
            aria-current={id === folders.current ? 'page' : undefined}
          >
            <Icon name="folder" size={18} />
            <bdi className="lb cut">{name}</bdi>
            <LiveCount kind={id} initial={unread} as="parentheses" />
          </Link>
        ))}
      </nav>
      <KeysHelp words={words} />
      <FolderMenus words={words.folder} folders={folders} />
    </aside>
  )
}

/** « Boîte de |réception »: narrow rails show the last part alone. */
function Halves({ text }: { text: string }) {
  const [before, after] = text.split('|')
  if (after === undefined) return text
  return (
    <>
      <span className="pre">{before}</span>
      <span className="post">{after}</span>
    </>
  )
}
