import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import type { Recipient, ThreadMessage } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

/** « à vous et à 3A – Élèves (26) · copie à Karim Benali »; a group opens its members. */
export async function RecipientLine({ viewer, message }: { viewer: Viewer; message: ThreadMessage }) {
  const t = await getTranslations('mail')
  return (
    <p className="small mute">
      <Named viewer={viewer} recipients={message.to} lead={t('toLine')} you={t('you')} />
      {message.cc.length > 0 && message.to.length > 0 && ' · '}
      <Named viewer={viewer} recipients={message.cc} lead={t('ccLine')} you={t('you')} />
    </p>
  )
}

function Named({ viewer, recipients, lead, you }: { viewer: Viewer; recipients: Recipient[]; lead: string; you: string }) {
  return recipients.map((one, index) => (
    <Fragment key={`${one.kind}${one.id}`}>
      {index === 0 ? `${lead} ` : ', '}
      <RecipientName recipient={one} isViewer={one.kind === 'person' && one.id === viewer.personId} you={you} />
    </Fragment>
  ))
}

function RecipientName({
  recipient: { kind, id, name, size },
  isViewer,
  you,
}: {
  recipient: Recipient
  isViewer: boolean
  you: string
}) {
  if (isViewer) return you
  if (kind === 'person') return <bdi>{name}</bdi>
  if (kind === 'guardians' || !id) return <bdi>{`${name} (${size})`}</bdi>
  return (
    <Link className="link" href={`/directory/groups/${id}`} prefetch={false}>
      <bdi>{`${name} (${size})`}</bdi>
    </Link>
  )
}
