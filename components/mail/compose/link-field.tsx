'use client'

import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { FieldError } from '#components/ui/notice'
import { isAllowedAddress } from './editor-extensions.ts'
import type { ComposeLabels } from './labels.ts'

/** Asks the address of a link for what is selected; without a selection the address itself is written. */
export function LinkField({ editor, labels, onClose }: { editor: Editor; labels: ComposeLabels; onClose: () => void }) {
  const before = String(editor.getAttributes('link').href ?? '')
  const [address, setAddress] = useState(before)
  const [bad, setBad] = useState(false)
  const close = () => {
    onClose()
    editor.commands.focus()
  }
  const apply = () => {
    const href = URL.canParse(address.trim()) ? address.trim() : `https://${address.trim()}`
    if (!isAllowedAddress(address.trim()) || !URL.canParse(href)) return setBad(true)
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && before === '')
      chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
    onClose()
  }
  return (
    <div className="link-field">
      <input
        // biome-ignore lint/a11y/noAutofocus: opened by a press, it takes the focus as a dialog would.
        autoFocus
        className="input"
        inputMode="url"
        placeholder="https://"
        aria-label={labels.linkAddress}
        aria-invalid={bad || undefined}
        aria-describedby={bad ? 'compose-link-error' : undefined}
        value={address}
        onChange={(event) => {
          setAddress(event.target.value)
          setBad(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          if (event.key !== 'Enter') return
          event.preventDefault()
          apply()
        }}
      />
      <button type="button" className="btn btn-line btn-sm" onClick={apply}>
        {labels.linkApply}
      </button>
      {before ? (
        <button
          type="button"
          className="btn btn-bare btn-sm"
          onClick={() => {
            editor.chain().focus().extendMarkRange('link').unsetLink().run()
            onClose()
          }}
        >
          {labels.linkRemove}
        </button>
      ) : null}
      {bad ? <FieldError id="compose-link-error">{labels.linkBad}</FieldError> : null}
    </div>
  )
}
