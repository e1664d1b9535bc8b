import { getTranslations } from 'next-intl/server'
import { formatSize } from '#components/ui/format-size'
import { formatTime } from '#components/ui/format-time'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import { RichText } from '#components/ui/rich-text'
import { SubmitButton } from '#components/ui/submit-button'
import { sendScheduledNowAction, unscheduleMessageAction } from '#domain/mail/sending-actions'
import type { ScheduledView } from '#domain/mail/sendings/queries'
import { RECIPIENT_FIELDS } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

type Props = { viewer: Viewer; message: ScheduledView }

/** A message that waits for its hour: to whom, what, when, and the two ways out. */
export async function ScheduledSheet({ viewer, message }: Props) {
  const t = await getTranslations('delivery.scheduled')
  return (
    <article className="scheduled">
      <Notice kind="done">
        <p>{t('when', { at: formatTime(message.sendAt, 'long', viewer) })}</p>
      </Notice>
      <h2 className="title" dir="auto">
        {message.subject || t('noSubject')}
      </h2>
      <dl className="small">
        {RECIPIENT_FIELDS.filter((field) => message.recipients.some((one) => one.field === field)).map((field) => (
          <div key={field}>
            <dt className="mute">{t(field)}</dt>
            <dd dir="auto">{namesIn(message, field)}</dd>
          </div>
        ))}
      </dl>
      <RichText html={message.body} />
      {message.attachments.length > 0 && (
        <ul className="files" aria-label={t('files')}>
          {message.attachments.map((file) => (
            <li key={file.id}>
              <a className="link cut" href={`/api/attachments/${file.id}`} dir="auto">
                {file.name}
              </a>
              <span className="small mute num">{formatSize(file.size, viewer.locale)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="flow">
        <form action={unscheduleMessageAction}>
          <input type="hidden" name="id" value={message.id} />
          <SubmitButton className="btn btn-main" aria-describedby="edit-hint">
            <Icon name="pencil-line" />
            {t('edit')}
          </SubmitButton>
        </form>
        <form action={sendScheduledNowAction}>
          <input type="hidden" name="id" value={message.id} />
          <SubmitButton className="btn btn-line">
            <Icon name="send" size={17} />
            {t('sendNow')}
          </SubmitButton>
        </form>
      </div>
      <p className="small mute" id="edit-hint">
        {t('editHint')}
      </p>
    </article>
  )
}

function namesIn({ recipients }: ScheduledView, field: string): string {
  return recipients
    .filter((one) => one.field === field)
    .map(({ kind, name, size }) => (kind === 'person' ? name : `${name} (${size})`))
    .join(', ')
}
