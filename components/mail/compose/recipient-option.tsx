import { Avatar } from '#components/ui/avatar'
import type { Recipient } from '#domain/mail/types'
import type { RecipientLabels } from './labels.ts'
import { MarkedName } from './marked-name.tsx'
import { fullName } from './recipient-name.ts'

type Props = {
  id: string
  recipient: Recipient
  query: string
  active: boolean
  labels: RecipientLabels
  onActive: () => void
  onPick: () => void
}

/** A proposal: groups with their size, people with their role under the name. The keys are the field's own. */
export function RecipientOption({ id, recipient, query, active, labels, onActive, onPick }: Props) {
  const { kind, name, size, detail } = recipient
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: pointed to by aria-activedescendant, never focused.
    <div
      id={id}
      className="opt"
      role="option"
      aria-selected={active}
      aria-label={fullName(recipient)}
      // The press would take the focus from the field.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={active ? undefined : onActive}
      onClick={onPick}
    >
      <Avatar name={name} kind={recipient.isMailbox ? 'mailbox' : kind === 'person' ? 'person' : 'group'} size="s" />
      <span className="grow">
        <span className="cut">
          <MarkedName name={name} query={query} />
          {kind === 'person' ? null : ` (${size})`}
        </span>
        {detail ? <small>{detail}</small> : null}
      </span>
      {active ? (
        <span className="kbd" aria-hidden="true">
          {labels.enterKey}
        </span>
      ) : null}
    </div>
  )
}
