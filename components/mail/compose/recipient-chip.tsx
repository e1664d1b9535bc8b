import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'
import type { Recipient, RecipientField } from '#domain/mail/types'
import { fill, type RecipientLabels } from './labels.ts'
import { refText } from './recipient-name.ts'

type Props = { recipient: Recipient; field: RecipientField; labels: RecipientLabels; onRemove: () => void }

/** A chosen recipient. A group opens its members in a new tab; the cross is a submit button, so that it works without scripts. */
export function RecipientChip({ recipient, field, labels, onRemove }: Props) {
  const { name, kind } = recipient
  const sign = recipient.isMailbox ? 'mailbox' : kind === 'person' ? 'person' : 'group'
  return (
    <span className={kind === 'person' ? 'chip' : 'chip group'}>
      <Avatar name={name} kind={sign} size="xs" />
      {kind === 'person' ? <span className="cut">{name}</span> : <Members recipient={recipient} labels={labels} />}
      <input type="hidden" name={`${field}[]`} value={refText(recipient)} />
      <button
        type="submit"
        className="x"
        name="intent"
        value={`remove-${field}:${refText(recipient)}`}
        aria-label={fill(labels.remove, { name })}
        onClick={(event) => {
          event.preventDefault()
          onRemove()
        }}
      >
        <Icon name="x" size={15} />
      </button>
    </span>
  )
}

function Members({ recipient, labels }: { recipient: Recipient; labels: RecipientLabels }) {
  const { kind, id, name, size, detail } = recipient
  const sentence = kind === 'guardians' ? fill(labels.guardiansOf, { name, detail }) : fill(labels.members, { name })
  return (
    <a
      className="cut"
      href={kind === 'group' ? `/directory/groups/${id}` : `/directory/${id}`}
      target="_blank"
      rel="noopener"
      title={sentence}
    >
      <bdi>{name}</bdi> <b>({size})</b>
    </a>
  )
}
