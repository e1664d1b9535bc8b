import { closes, opens } from '#components/ui/dialog-commands'
import { Icon } from '#components/ui/icon'
import { SubmitButton } from '#components/ui/submit-button'
import { recallMessageAction } from '#domain/mail/sending-actions'
import type { SheetNotes } from './sheet-notes.tsx'

type Props = { id: string; recall: NonNullable<SheetNotes['recall']> }

const dialogOf = (id: string) => `recall-${id}`

/** « Rappeler le message »; the question before it is asked by the browser, with scripts or without. */
export function RecallButton({ id, recall }: Props) {
  return (
    <button
      type="button"
      className="btn btn-bare btn-sm"
      aria-label={recall.button}
      title={recall.button}
      {...opens(dialogOf(id))}
    >
      <Icon name="undo-2" />
      {recall.short}
    </button>
  )
}

export function RecallDialog({ id, recall }: Props) {
  return (
    <dialog
      id={dialogOf(id)}
      className="float dialog"
      role="alertdialog"
      aria-labelledby="recall-title"
      aria-describedby="recall-text"
    >
      <h2 className="h20" id="recall-title">
        {recall.title}
      </h2>
      <p className="mute asked" id="recall-text">
        {recall.text}
      </p>
      <form action={recallMessageAction} className="flow">
        <input type="hidden" name="id" value={id} />
        <SubmitButton className="btn btn-main">{recall.yes}</SubmitButton>
        <button type="button" className="btn btn-bare" {...closes(dialogOf(id))}>
          {recall.no}
        </button>
      </form>
    </dialog>
  )
}
