import { ask } from './ask.ts'

type Row = {
  id: string
  from: string
  subject: string
  preview: string
  at: Date
  unread: boolean
  hasFiles: boolean
  tag: string
  cursor: string
}
type Counts = { inbox: number; drafts: number; feed: number; folders: { id: string; name: string; unread: number }[] }

/** The folders with their counts and a page of the inbox, as plain as can be. */
export async function Inbox({ before }: { before: string | undefined }) {
  const [micros, last] = before?.split('_') ?? []
  const [[counts], rows] = await Promise.all([
    ask<Counts>('counts'),
    micros && last ? ask<Row>('older', { micros, last }) : ask<Row>('list'),
  ])
  const shown = rows.slice(0, 50)
  return (
    <main>
      <ul>
        <li>inbox ({counts?.inbox})</li>
        <li>drafts ({counts?.drafts})</li>
        <li>feed ({counts?.feed})</li>
        {counts?.folders.map(({ id, name, unread }) => (
          <li key={id}>
            <a href={`/?folder=${id}`}>
              {name} ({unread})
            </a>
          </li>
        ))}
      </ul>
      <ul>
        {shown.map(({ id, from, subject, preview, at, unread, hasFiles, tag }) => (
          <li key={id} className={unread ? 'unread' : undefined}>
            {from} <a href={`/message/${id}`}>{subject}</a> {at.toISOString()} {tag} {hasFiles ? '📎' : ''} {preview}
          </li>
        ))}
      </ul>
      <a href={`/?before=${shown.at(-1)?.cursor}`}>older</a>
    </main>
  )
}
