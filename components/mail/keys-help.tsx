'use client'

import { useState } from 'react'
import { areKeysOn, turnKeys } from './keys-switch.ts'
import type { MailboxWords } from './mailbox-words.tsx'

/** « ? » shows which keys there are. Its button is for those who look for it by Tab; the list is drawn when it opens. */
export function KeysHelp({ words }: { words: MailboxWords }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn btn-bare btn-sm keys-button scripted" popoverTarget="keys">
        {words.keys}
      </button>
      <div
        id="keys"
        popover="auto"
        className="menu keys"
        role="dialog"
        aria-labelledby="keys-title"
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && <KeyList words={words} />}
      </div>
    </>
  )
}

function KeyList({ words }: { words: MailboxWords }) {
  return (
    <>
      <h2 className="h20" id="keys-title">
        {words.keys}
      </h2>
      <label className="choice">
        <input
          className="box"
          type="checkbox"
          defaultChecked={areKeysOn()}
          onChange={(event) => turnKeys(event.target.checked)}
        />
        {words.keysOn}
      </label>
      <dl>
        {words.keyList.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
