import { Notice } from '#components/ui/notice'
import { SendingProgress } from './sending-progress.tsx'
import type { SheetNotes } from './sheet-notes.tsx'

type Props = { id: string; notes: SheetNotes }

/** What is to be known of an open message beside what it says: how far it is, that it was recalled, who has confirmed. */
export function MessageNotes({ id, notes: { warnings, remarks, sending, confirmations } }: Props) {
  if (warnings.length + remarks.length === 0 && !sending && !confirmations) return null
  return (
    <div className="message-notes">
      {warnings.length > 0 && (
        <Notice kind="warn">
          {warnings.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {sending && <SendingProgress id={id} start={sending} />}
      {confirmations && (
        <p className="small">
          {confirmations.text}{' '}
          <a className="link" href={`/mail/confirmations/${id}`}>
            {confirmations.link}
          </a>
        </p>
      )}
      {remarks.length > 0 && <p className="small mute">{remarks.join(' · ')}</p>}
    </div>
  )
}
