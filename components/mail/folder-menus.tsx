'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import { SubmitButton } from '#components/ui/submit-button'
import { createFolderAction, deleteFolderAction, moveFolderAction, renameFolderAction } from '#domain/mail/folder-actions'
import type { Folder } from '#domain/mail/types'
import { inTree, outside, type TreeFolder } from './folder-tree.ts'
import type { Folders } from './mailbox-types.ts'
import type { MailboxWords } from './mailbox-words.tsx'

type Words = MailboxWords['folder']

/** The popovers behind « Nouveau dossier » and « Actions du dossier »; of the browser itself, so that they need no scripts. */
export function FolderMenus({ words, folders }: { words: Words; folders: Folders }) {
  const current = folders.own.find(({ id }) => id === folders.current)
  return (
    <>
      <NewFolder words={words} folders={folders.own} inside={current} />
      {current && <FolderActions key={current.id} words={words} folder={current} folders={folders.own} />}
    </>
  )
}

function NewFolder({ words, folders, inside }: { words: Words; folders: Folder[]; inside: Folder | undefined }) {
  const [state, create] = useActionState(createFolderAction, {})
  return (
    <div id="new-folder" popover="auto" className="menu folder-menu" key={folders.length}>
      <form action={create}>
        <NameField words={words} initial="" refusal={state?.refusal?.sentence} />
        {folders.length > 0 && (
          <ParentField label={words.inside} top={words.top} folders={inTree(folders)} initial={inside?.id} />
        )}
        <SubmitButton className="btn btn-main btn-sm">{words.create}</SubmitButton>
      </form>
    </div>
  )
}

function FolderActions({ words, folder, folders }: { words: Words; folder: Folder; folders: Folder[] }) {
  const [renamed, rename] = useActionState(renameFolderAction, {})
  const [moved, move] = useActionState(moveFolderAction, {})
  const [, remove] = useActionState(deleteFolderAction, {})
  const menu = useCloseWhenDone(folder)
  return (
    <>
      <div id="folder-actions" popover="auto" className="menu folder-menu" ref={menu}>
        <form action={rename}>
          <input type="hidden" name="id" value={folder.id} />
          <NameField words={words} initial={folder.name} refusal={renamed?.refusal?.sentence} />
          <SubmitButton className="btn btn-bare btn-sm">{words.rename}</SubmitButton>
        </form>
        <form action={move}>
          <input type="hidden" name="id" value={folder.id} />
          <ParentField
            label={words.moveInto}
            top={words.top}
            folders={outside(folders, folder.id)}
            initial={folder.parentId ?? ''}
            refusal={moved?.refusal?.sentence}
          />
          <SubmitButton className="btn btn-bare btn-sm">{words.move}</SubmitButton>
        </form>
        <button type="button" className="btn btn-bare btn-sm btn-danger" popoverTarget="delete-folder">
          {words.delete}
        </button>
      </div>
      <div
        id="delete-folder"
        popover="auto"
        className="menu folder-menu"
        role="alertdialog"
        aria-labelledby="delete-folder-title"
      >
        <form action={remove}>
          <input type="hidden" name="id" value={folder.id} />
          <h2 className="h20" id="delete-folder-title">
            {words.deleteTitle.replace('{name}', folder.name)}
          </h2>
          <p className="mute">{words.deleteText}</p>
          <div className="flow">
            <SubmitButton className="btn btn-main btn-sm btn-danger">{words.delete}</SubmitButton>
            <button type="button" className="btn btn-bare btn-sm" popoverTarget="folder-actions" popoverTargetAction="hide">
              {words.cancel}
            </button>
          </div>
        </form>
      </div>
    </>
  )
}

/** A name or a place that changed: what was asked is done, and the menu closes. */
function useCloseWhenDone({ name, parentId }: Folder) {
  const menu = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(`${name}/${parentId}`)
  const now = `${name}/${parentId}`
  useEffect(() => {
    if (now === shown) return
    setShown(now)
    menu.current?.hidePopover()
  }, [now, shown])
  return menu
}

function NameField({ words, initial, refusal }: { words: Words; initial: string; refusal: string | undefined }) {
  return (
    <label className="field">
      <span>{words.name}</span>
      <input className="input" name="name" defaultValue={initial} maxLength={100} required autoComplete="off" dir="auto" />
      {refusal && (
        <span className="fielderr" role="alert">
          {refusal}
        </span>
      )}
    </label>
  )
}

type ParentProps = {
  label: string
  top: string
  folders: TreeFolder[]
  initial: string | undefined
  refusal?: string | undefined
}

function ParentField({ label, top, folders, initial, refusal }: ParentProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" name="parent" defaultValue={initial ?? ''}>
        <option value="">{top}</option>
        {folders.map(({ id, name, depth }) => (
          <option key={id} value={id}>
            {`${'\u2003'.repeat(depth - 1)}${name}`}
          </option>
        ))}
      </select>
      {refusal && (
        <span className="fielderr" role="alert">
          {refusal}
        </span>
      )}
    </label>
  )
}
