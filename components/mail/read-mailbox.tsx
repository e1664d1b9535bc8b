import { getTranslations } from 'next-intl/server'
import { formatTime } from '#components/ui/format-time'
import { handOver } from '#components/ui/handed-over'
import type { Box } from '#domain/mail/boxes'
import { getMailCounts, listMessages, readKeeping } from '#domain/mail/queries'
import { FILTERS, type ListFilter, type MessageRow } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { boxTitle } from './box-title.tsx'
import type { Folders, RowView, ShownList } from './mailbox-types.ts'
import { readSearch } from './read-search.tsx'
import { marksOf } from './row-marks.ts'
import { queryOf } from './search-address.tsx'

/** The boxes and own folders with their counts. */
export async function readFolders(viewer: Viewer, box: Box): Promise<Folders> {
  const { inbox, drafts, folders } = await getMailCounts(viewer)
  return { current: box.segment, inbox, drafts, own: folders }
}

/** What an address says about the list of its box. `openedId`: the message that the same page opens, and so marks read. */
export type ListAddress = { q: string; before?: string | undefined; filter: ListFilter; sent: number; openedId: string }

/** The list of `/mail/inbox?before=…` or beside `/mail/inbox/<message>`. */
export function listAddress(path: string): ListAddress {
  const { pathname, searchParams } = new URL(path, 'http://localhost')
  return {
    q: queryOf(searchParams),
    before: searchParams.get('before') ?? undefined,
    filter: FILTERS.find((one) => one === searchParams.get('filter')) ?? 'all',
    sent: Number(searchParams.get('sent')) || 0,
    openedId: pathname.split('/')[3] ?? '',
  }
}

/** A page of a box as it is shown, 50 messages, newest first; or of what is searched for. */
export async function readList(viewer: Viewer, box: Box, address: ListAddress): Promise<ShownList> {
  if (address.q) return readSearch(viewer, box, address)
  const { before, filter, sent, openedId } = address
  const [t, after, title, page] = await Promise.all([
    getTranslations('mail'),
    getTranslations('delivery.row'),
    boxTitle(box),
    listMessages(viewer, box.place, { before, filter }),
  ])
  const now = new Date()
  const rows = page.rows.map((row) =>
    rowView(afterSending(row, viewer, after), openedId, formatTime(row.at, 'list', viewer, now)),
  )
  const kind = filter === 'all' ? (box.name ?? 'folder') : filter
  return {
    key: crypto.randomUUID(),
    segment: box.segment,
    name: box.name,
    title,
    rows: rows.length > 0 && handOver('rows', rows) ? null : rows,
    empty: rows.length > 0 ? null : { title: t(`empty.${kind}.title`), text: t(`empty.${kind}.text`) },
    filter,
    readAt: page.readAt,
    isFirst: !before,
    older: page.older,
    hint: box.name === 'trash' ? t('trashDays', { days: (await readKeeping(viewer)).trashDays }) : null,
    notice: sent > 0 ? t('sentTo', { count: sent }) : null,
    search: null,
  }
}

/** A shell names itself; a mark stands on one's own recalled message, and the hour on one that waits. */
function afterSending(
  row: MessageRow,
  viewer: Viewer,
  t: Awaited<ReturnType<typeof getTranslations<'delivery.row'>>>,
): MessageRow {
  if (row.sendAt) return { ...row, preview: t('scheduled', { at: formatTime(row.sendAt, 'long', viewer) }) }
  if (!row.recalled) return row
  return row.subject || row.preview ? { ...row, tag: t('recalledTag') } : { ...row, subject: t('recalled') }
}

function rowView(row: MessageRow, openedId: string, time: string): RowView {
  const { id, from, subject, preview } = row
  return { id, from, subject, preview, time, ...marksOf(row, openedId) }
}
