import { FieldError } from '#components/ui/notice'
import type { Sender } from '#domain/mail/senders'
import type { ComposeLabels } from './labels.ts'

type Props = { senders: Sender[]; sentAs: string | null; own: string; error: string | undefined; labels: ComposeLabels }

/** « De »: one's own name or a shared mailbox; nothing for those who have none. */
export function SenderField({ senders, sentAs, own, error, labels }: Props) {
  if (senders.length === 0) return null
  return (
    <div className="crow">
      <label htmlFor="compose-from">{labels.from}</label>
      <div className="in">
        <select
          id="compose-from"
          className="input sender"
          name="sentAs"
          defaultValue={sentAs ?? ''}
          aria-describedby={error ? 'compose-from-error' : undefined}
        >
          <option value="">{own}</option>
          {senders.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {error ? <FieldError id="compose-from-error">{error}</FieldError> : null}
      </div>
    </div>
  )
}
