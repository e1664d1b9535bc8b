'use client'

import { type ReactNode, useCallback, useContext, useLayoutEffect, useState } from 'react'
import { FolderNav } from './folder-nav.tsx'
import type { Folders, ShownList } from './mailbox-types.ts'
import { mailboxWords } from './mailbox-words.tsx'
import { MessageList } from './message-list.tsx'
import { OpenBeside } from './open-beside.ts'
import { BesideList, useOpenedSheets } from './opened-sheets.tsx'
import { ShowList } from './show-list.ts'

type Props = { locale: 'fr' | 'en'; folders: Folders; list: ShownList; children: ReactNode }

/**
 * Folders, the list and the open message side by side; narrow screens show one of them. `list` is the list of the address
 * under which the box was entered; a move to another page of the box replaces it from within (`MovedList`), so that folders
 * and list stay in place while a message opens.
 */
export function Mailbox({ locale, folders, list: own, children }: Props) {
  const [moved, setMoved] = useState<{ from: ShownList; to: ShownList | null }>({ from: own, to: null })
  const show = useCallback((to: ShownList | null) => setMoved({ from: own, to }), [own])
  const list = (moved.from === own && moved.to) || own
  const words = mailboxWords(locale)
  const { sheet, open, beside } = useOpenedSheets(own)
  return (
    <ShowList value={show}>
      <div className="mail">
        <FolderNav words={words} folders={folders} />
        <main>
          {/* The panes are laid out past `main`, which therefore cannot take the focus of the skip link itself. */}
          <span id="contenu" tabIndex={-1} className="sr" />
          <MessageList words={words} folders={folders} list={list} open={open} />
          <OpenBeside value={open}>
            <BesideList sheet={sheet} beside={beside}>
              {children}
            </BesideList>
          </OpenBeside>
        </main>
      </div>
    </ShowList>
  )
}

/** Rendered by a page of the box: the list that it stands for, or null for the one that the box was entered with. */
export function MovedList({ list }: { list: ShownList | null }) {
  const show = useContext(ShowList)
  useLayoutEffect(() => show(list), [show, list])
  return null
}
