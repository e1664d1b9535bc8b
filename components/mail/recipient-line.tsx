import Link from 'next/link'
import { Fragment } from 'react'
import type { RecipientView, ThreadView } from './sheet-types.ts'
import type { SheetWords } from './sheet-words.tsx'

/**
 * « à vous et à 3A – Élèves (26) · copie à Karim Benali · copie cachée : vous »; a group opens its members. The query has left
 * out whom the viewer may not know of.
 */
export function RecipientLine({ message, words }: { message: ThreadView; words: SheetWords }) {
  return (
    <p className="small mute">
      <Named recipients={message.to} lead={words.toLine} you={words.you} />
      {message.cc.length > 0 && message.to.length > 0 && ' · '}
      <Named recipients={message.cc} lead={words.ccLine} you={words.you} />
      {message.bcc && message.to.length + message.cc.length > 0 && ' · '}
      {message.bcc && <Named recipients={message.bcc} lead={words.bccLine} you={words.you} />}
    </p>
  )
}

function Named({ recipients, lead, you }: { recipients: RecipientView[]; lead: string; you: string }) {
  return recipients.map((one, index) => (
    <Fragment key={`${one.kind}${one.id}`}>
      {index === 0 ? `${lead} ` : ', '}
      <RecipientName recipient={one} you={you} />
    </Fragment>
  ))
}

function RecipientName({ recipient: { kind, id, name, size, isViewer }, you }: { recipient: RecipientView; you: string }) {
  if (isViewer) return you
  if (kind === 'person') return <bdi>{name}</bdi>
  if (kind === 'guardians' || !id) return <bdi>{`${name} (${size})`}</bdi>
  return (
    <Link className="link" href={`/directory/groups/${id}`} prefetch={false}>
      <bdi>{`${name} (${size})`}</bdi>
    </Link>
  )
}
