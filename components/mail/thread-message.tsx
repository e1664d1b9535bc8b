import { getTranslations } from 'next-intl/server'
import { Avatar } from '#components/ui/avatar'
import { RichText } from '#components/ui/rich-text'
import { Time } from '#components/ui/time'
import type { ThreadMessage } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { AttachmentList } from './attachment-list.tsx'
import { RecipientLine } from './recipient-line.tsx'

type Props = { viewer: Viewer; message: ThreadMessage }

/** One message of a thread: who, to whom, what, with which files. The avatar stands in the margin. */
export function ThreadMessageView({ viewer, message }: Props) {
  return (
    <article className="msg lined">
      <div className="g">
        <Avatar name={message.from.name} size="l" />
      </div>
      <div className="c">
        <div className="who">
          <strong dir="auto">{message.from.name}</strong>
          <span className="mute">{message.from.role}</span>
          <Time at={message.at} style="long" zoned={viewer} />
        </div>
        <Content viewer={viewer} message={message} />
      </div>
    </article>
  )
}

/** An earlier message, folded to one line. */
export function EarlierMessage({ viewer, message }: Props) {
  return (
    <details className="msg lined">
      <summary>
        <div className="g">
          <Avatar name={message.from.name} />
        </div>
        <div className="c">
          <div className="who">
            <strong dir="auto">{message.from.name}</strong>
            <span className="cut mute grow" dir="auto">
              {message.preview}
            </span>
            <Time at={message.at} style="short" zoned={viewer} />
          </div>
        </div>
      </summary>
      <div className="c">
        <Content viewer={viewer} message={message} />
      </div>
    </details>
  )
}

async function Content({ viewer, message }: Props) {
  const t = await getTranslations('mail')
  return (
    <>
      <RecipientLine viewer={viewer} message={message} />
      <RichText html={message.body} />
      {message.attachments.length > 0 && (
        <AttachmentList attachments={message.attachments} label={t('attachments')} viewer={viewer} />
      )}
    </>
  )
}
