import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import type { Box } from '#domain/mail/boxes'
import type { MessageView } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { boxTitle } from './box-title.tsx'
import { MessageActions } from './message-actions.tsx'
import { EarlierMessage, ThreadMessageView } from './thread-message.tsx'

type Props = { viewer: Viewer; box: Box; message: MessageView }

/** An open message: what can be done with it, its subject, the earlier messages of the thread folded, then itself. */
export async function MessageSheet({ viewer, box, message }: Props) {
  const t = await getTranslations('mail')
  return (
    <section className="sheet lined open" tabIndex={-1} aria-label={t('reading')}>
      <MessageActions box={box} message={message} />
      <header className="subject">
        <Link className="back" href={`/mail/${box.segment}`} prefetch={false}>
          <Icon name="chevron-left" size={16} />
          {await boxTitle(box)}
        </Link>
        <h1 className="title" dir="auto">
          {message.subject || t('noSubject')}
        </h1>
        <p className="meta">
          {message.tag && <span className="tag">{message.tag}</span>}
          {t('threadMeta', { messages: message.earlier.length + 1, people: message.recipientCount })}
        </p>
      </header>
      {message.earlier.map((earlier) => (
        <EarlierMessage key={earlier.id} viewer={viewer} message={earlier} />
      ))}
      <ThreadMessageView viewer={viewer} message={message} />
    </section>
  )
}
