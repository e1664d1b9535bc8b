import { getTranslations } from 'next-intl/server'
import { formatTime } from '#components/ui/format-time'
import { handOver } from '#components/ui/handed-over'
import type { Box } from '#domain/mail/boxes'
import { searchMail } from '#domain/mail/queries'
import type { SearchHit, SearchPage } from '#domain/mail/search-mail'
import type { Viewer } from '#domain/session/viewer'
import { boxTitle } from './box-title.tsx'
import type { RowView, Shown, ShownList } from './mailbox-types.ts'
import type { ListAddress } from './read-mailbox.tsx'
import { marksOf } from './row-marks.ts'
import { searchHref } from './search-address.tsx'

/** A page of what is searched for, as the box's list: everywhere but in the trash, in the trash from there. */
export async function readSearch(viewer: Viewer, box: Box, { q, before, openedId }: ListAddress): Promise<ShownList> {
  const inTrash = box.name === 'trash'
  const [t, page] = await Promise.all([getTranslations('search'), searchMail(viewer, q, { before, inTrash })])
  const now = new Date()
  const rows = await Promise.all(page.hits.map((hit) => hitView(hit, openedId, formatTime(hit.at, 'list', viewer, now))))
  const { query, filters } = page.search
  return {
    key: crypto.randomUUID(),
    segment: box.segment,
    name: box.name,
    title: inTrash ? t('resultsInTrash') : t('results'),
    rows: rows.length > 0 && handOver('rows', rows) ? null : rows,
    empty: rows.length > 0 ? null : await nothingFound(page, inTrash),
    filter: 'all',
    readAt: '',
    isFirst: !before,
    older: page.older,
    hint: null,
    notice: null,
    search: {
      query,
      address: searchHref(box.segment, query, before).split('?')[1] ?? '',
      count: before ? t('found.further') : t(`found.${page.reach}`, { count: page.found }),
      filters: filters.map(({ typed, without }) => ({ typed, href: searchHref(box.segment, without) })),
    },
  }
}

async function nothingFound({ isUsable, older }: SearchPage, inTrash: boolean): Promise<{ title: string; text: string }> {
  const t = await getTranslations('search')
  if (!isUsable) return { title: t('unusable.title'), text: t('unusable.text') }
  return { title: t('none.title'), text: older ? t('none.further') : inTrash ? t('none.inTrash') : t('none.text') }
}

async function hitView(hit: SearchHit, openedId: string, time: string): Promise<RowView> {
  const { where } = hit
  return {
    id: hit.id,
    time,
    from: shown(hit.from),
    subject: shown(hit.subject),
    preview: shown(hit.preview),
    where: where.folder || (await boxTitle({ name: where.box, folderName: '' })),
    ...(where.box !== 'inbox' && { isOwn: true }),
    ...marksOf(hit, openedId),
  }
}

/** Pieces only where there is a hit: most texts have none, and travel as they are. */
function shown(pieces: SearchHit['subject']): Shown {
  return pieces.some(({ hit }) => hit) ? pieces : pieces.map(({ text }) => text).join('')
}
