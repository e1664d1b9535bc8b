import type { Recipient, RecipientField } from '#domain/mail/types'
import { type ComposeLabels, fill } from './labels.ts'
import { fullName, refText } from './recipient-name.ts'

export type Found = { field: RecipientField; query: string; recipients: Recipient[] }

/** The button that searches when scripts are off. */
export function FindButton({ field, labels }: { field: RecipientField; labels: ComposeLabels }) {
  return (
    <noscript>
      <button
        type="submit"
        className="btn btn-line btn-sm"
        name="intent"
        value={`find-${field}`}
        aria-describedby={`compose-${field}-label`}
      >
        {labels.find}
      </button>
    </noscript>
  )
}

/** What that search found, a button each. */
export function FoundRecipients({ found, labels }: { found: Found; labels: ComposeLabels }) {
  const { field, query, recipients } = found
  if (recipients.length === 0) return <p role="status">{fill(labels.foundNobody, { query })}</p>
  return (
    <fieldset className="found">
      <legend className="small mute">{fill(labels.found, { query })}</legend>
      {recipients.map((recipient) => (
        <button
          key={refText(recipient)}
          type="submit"
          className="btn btn-line btn-sm"
          name="intent"
          value={`add-${field}:${refText(recipient)}`}
        >
          {fill(labels.add, { name: fullName(recipient) })}
        </button>
      ))}
    </fieldset>
  )
}
