'use client'

import { usePathname } from 'next/navigation'
import { handedOver } from '#components/ui/handed-over'
import { Icon } from '#components/ui/icon'
import { keepMarkup } from './kept-rows.ts'
import type { RowView, Shown, ShownList } from './mailbox-types.ts'
import type { MailboxWords } from './mailbox-words.tsx'

type Props = { list: ShownList; words: MailboxWords }

/**
 * The rows of a list. Those of a page's first markup do not travel again as data (they are half of a page): the browser keeps
 * the markup that the server wrote. After a move they come as data.
 */
export function MessageRows({ list, words }: Props) {
  const path = usePathname()
  const rows = list.rows ?? handedOver<RowView[]>('rows')
  if (!rows) return <KeptRows listKey={list.key} label={words.messages} />
  const isOwn = list.name === 'sent' || list.name === 'drafts'
  return (
    <ul className="rows" aria-label={words.messages}>
      {rows.map((row, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: both copies of a message to oneself may stand in one list.
          key={`${row.id} ${index}`}
          row={row}
          list={list}
          words={words}
          isOwn={row.isOwn ?? (isOwn && !list.search)}
          path={path}
        />
      ))}
    </ul>
  )
}

/** An element whose text is said to be empty and to differ: React takes over what the server wrote, and leaves it as it is. */
function KeptRows({ listKey, label }: { listKey: string; label: string }) {
  return (
    <ul className="rows" aria-label={label} suppressHydrationWarning ref={(list) => keepMarkup(list, listKey)}>
      {''}
    </ul>
  )
}

type RowProps = { row: RowView; list: ShownList; words: MailboxWords; isOwn: boolean; path: string }

function Row({ row, list: { segment, search }, words, isOwn, path }: RowProps) {
  const subject = row.subject.length > 0 ? row.subject : words.noSubject
  const address = `/mail/${segment}/${row.id}`
  const href = row.isDraft ? `/mail/compose?draft=${row.id}` : search ? `${address}?${search.address}` : address
  return (
    <li className={row.unread ? 'row lined unread' : address === path ? 'row lined current' : 'row lined'}>
      <label className="tick">
        <input className="box" type="checkbox" name="ids[]" value={row.id} aria-label={`${words.select} ${plain(subject)}`} />
      </label>
      <div className="txt">
        <div className="l1">
          <span className="from cut" dir="auto">
            {row.unread && <span className="sr">{words.unreadMark}</span>}
            {isOwn && `${words.to} `}
            {row.from.length > 0 || !isOwn ? <Pieces text={row.from} /> : words.nobody}
          </span>
          {row.starred && (
            <span className="clip star" role="img" aria-label={words.starMark}>
              <Icon name="star" size={14} />
            </span>
          )}
          {row.hasFiles && (
            <span className="clip" role="img" aria-label={words.hasFiles}>
              <Icon name="paperclip" size={14} />
            </span>
          )}
          {row.where && (
            <span className="where cut" dir="auto">
              {row.where}
            </span>
          )}
          <time>{row.time}</time>
        </div>
        <div className="l2">
          <a className="subj cut" dir="auto" href={href}>
            <Pieces text={subject} />
          </a>
          {row.tag && <span className="tag">{row.tag}</span>}
        </div>
        <p className="prev cut" dir="auto">
          <Pieces text={row.preview} />
        </p>
      </div>
    </li>
  )
}

/** A text with its hits marked. */
function Pieces({ text }: { text: Shown }) {
  if (typeof text === 'string') return text
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no name but their place.
  return text.map((piece, index) => (piece.hit ? <mark key={`${index}${piece.text}`}>{piece.text}</mark> : piece.text))
}

function plain(text: Shown): string {
  return typeof text === 'string' ? text : text.map((piece) => piece.text).join('')
}
