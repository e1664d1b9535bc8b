import { Icon } from '#components/ui/icon'
import { SubmitButton } from '#components/ui/submit-button'
import { confirmReadingAction } from '#domain/mail/sending-actions'
import type { ThreadNotes } from './sheet-notes.tsx'

type Props = { id: string; confirm: NonNullable<ThreadNotes['confirm']> }

/** Under a message that asks for it: one press says that it was read. */
export function ConfirmReading({ id, confirm: { asked, button, done } }: Props) {
  if (done)
    return (
      <p className="confirm small" role="status">
        <Icon name="check-check" size={16} />
        {done}
      </p>
    )
  return (
    <form action={confirmReadingAction} className="confirm">
      <input type="hidden" name="id" value={id} />
      <p className="small">{asked}</p>
      <SubmitButton className="btn btn-line">
        <Icon name="mail-check" />
        {button}
      </SubmitButton>
    </form>
  )
}
