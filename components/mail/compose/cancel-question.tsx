import { useEffect, useRef } from 'react'
import type { ComposeLabels } from './labels.ts'

type Props = { labels: ComposeLabels; onKeep: () => void; onAbandon: () => void }

/** Asked before something typed is thrown away. Rendered when it is to be asked. */
export function CancelDialog({ labels, onKeep, onAbandon }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // A careless Enter keeps the text.
    keep.current?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="float dialog"
      role="alertdialog"
      aria-labelledby="cancel-title"
      aria-describedby="cancel-body"
      onClose={onKeep}
    >
      <Question labels={labels} />
      <div className="flow">
        <button type="button" className="btn btn-main" onClick={onAbandon}>
          {labels.abandon}
        </button>
        <button ref={keep} type="button" className="btn btn-bare" onClick={() => dialog.current?.close()}>
          {labels.keepWriting}
        </button>
      </div>
    </dialog>
  )
}

/** The same question inside the page, for a form without scripts. */
export function CancelNotice({ labels }: { labels: ComposeLabels }) {
  return (
    <div className="cancel-notice" role="alert">
      <Question labels={labels} />
      <div className="flow">
        <button type="submit" className="btn btn-main" name="intent" value="discard">
          {labels.abandon}
        </button>
        <button type="submit" className="btn btn-bare" name="intent" value="save">
          {labels.keepWriting}
        </button>
      </div>
    </div>
  )
}

function Question({ labels }: { labels: ComposeLabels }) {
  return (
    <>
      <h2 className="h20" id="cancel-title">
        {labels.cancelTitle}
      </h2>
      <p className="mute" id="cancel-body">
        {labels.cancelBody}
      </p>
    </>
  )
}
