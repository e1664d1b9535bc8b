import { getTranslations } from 'next-intl/server'
import { formatTime } from '#components/ui/format-time'
import { Icon } from '#components/ui/icon'
import type { MessageRow } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

/** `openedId`: the message that the same page opens, and so marks read, beside the list. */
type Props = { viewer: Viewer; segment: string; rows: MessageRow[]; openedId: string }

/** The rows of a list. Few elements and no client component each: fifty of them are most of the page. */
export async function MessageRows({ viewer, segment, rows, openedId }: Props) {
  const t = await getTranslations('mail')
  const words = {
    unread: t('unreadMark'),
    file: t('hasFiles'),
    select: t('select'),
    noSubject: t('noSubject'),
    to: t('to'),
    nobody: t('nobody'),
  }
  const now = new Date()
  const isOwn = segment === 'sent' || segment === 'drafts'
  return (
    <ul className="rows" aria-label={t('messages')}>
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row.id === openedId ? { ...row, unread: false } : row}
          isOpen={row.id === openedId}
          segment={segment}
          words={words}
          isOwn={isOwn}
          time={formatTime(row.at, 'list', viewer, now)}
        />
      ))}
    </ul>
  )
}

type Words = Record<'unread' | 'file' | 'select' | 'noSubject' | 'to' | 'nobody', string>
type RowProps = { row: MessageRow; isOpen: boolean; segment: string; words: Words; isOwn: boolean; time: string }

function Row({ row, isOpen, segment, words, isOwn, time }: RowProps) {
  const subject = row.subject || words.noSubject
  return (
    <li className={row.unread ? 'row lined unread' : isOpen ? 'row lined current' : 'row lined'}>
      <label className="tick">
        <input className="box" type="checkbox" name="ids[]" value={row.id} aria-label={`${words.select} ${subject}`} />
      </label>
      <div className="txt">
        <div className="l1">
          <span className="from cut" dir="auto">
            {row.unread && <span className="sr">{words.unread}</span>}
            {isOwn ? `${words.to} ${row.from || words.nobody}` : row.from}
          </span>
          {row.hasFiles && (
            <span className="clip" role="img" aria-label={words.file}>
              <Icon name="paperclip" size={14} />
            </span>
          )}
          <time>{time}</time>
        </div>
        <div className="l2">
          <a className="subj cut" dir="auto" href={row.isDraft ? `/mail/compose?draft=${row.id}` : `/mail/${segment}/${row.id}`}>
            {subject}
          </a>
          {row.tag && <span className="tag">{row.tag}</span>}
        </div>
        <p className="prev cut" dir="auto">
          {row.preview}
        </p>
      </div>
    </li>
  )
}
