import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'
import { Icon } from '#components/ui/icon'
import type { Box } from '#domain/mail/boxes'
import { listMessages } from '#domain/mail/queries'
import type { Viewer } from '#domain/session/viewer'
import { boxTitle } from './box-title.tsx'
import { ListIsland } from './list-island.tsx'
import { MessageRows } from './message-row.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { SentNotice } from './sent-notice.tsx'

type Props = { viewer: Viewer; box: Box; before: string | undefined; unread: boolean; sent: number; openedId: string }

/** The list of a box: 50 messages, newest first, each row plain markup; one island holds the selection. */
export async function MessageList({ viewer, box, before, unread, sent, openedId }: Props) {
  const [t, page, title] = await Promise.all([
    getTranslations('mail'),
    listMessages(viewer, box.place, { before, unread }),
    boxTitle(box),
  ])
  const here = `/mail/${box.segment}`
  return (
    <form className="list" aria-labelledby="boite" id="messages">
      <div className="list-head lined">
        <div className="top">
          <h1 className="title grow cut" id="boite" dir="auto">
            {title}
          </h1>
          <a className="btn btn-bare btn-ico btn-sm only-narrow" href="#dossiers" aria-label={t('folders')}>
            <Icon name="folder-open" size={20} />
          </a>
          <Link className="btn btn-main btn-sm only-narrow" href="/mail/compose" prefetch={false}>
            <Icon name="pencil-line" size={18} />
            {t('create')}
          </Link>
        </div>
      </div>
      <div className="sort lined">
        <label className="tick scripted">
          <input className="box" type="checkbox" data-all aria-label={t('selectAll')} />
        </label>
        <span className="grow" aria-hidden="true">
          {page.rows.length > 0 && t('selectAll')}
        </span>
        {box.name !== 'sent' && box.name !== 'drafts' && box.name !== 'trash' && (
          <UnreadFilter here={here} unread={unread} all={t('all')} onlyUnread={t('unread')} label={t('filter')} />
        )}
      </div>
      {page.rows.length > 0 ? (
        <MessageRows viewer={viewer} segment={box.segment} rows={page.rows} openedId={openedId} />
      ) : (
        <EmptyBox box={box} unread={unread} />
      )}
      {(page.older || before) && (
        <Pages
          here={here}
          unread={unread}
          older={page.older}
          isFirst={!before}
          newest={t('newest')}
          next={t('older')}
          label={t('pages')}
        />
      )}
      <SelectionBar viewer={viewer} box={box} />
      <ListIsland />
      {sent > 0 && <SentNotice here={here}>{t('sentTo', { count: sent })}</SentNotice>}
    </form>
  )
}

function UnreadFilter({
  here,
  unread,
  all,
  onlyUnread,
  label,
}: {
  here: string
  unread: boolean
  all: string
  onlyUnread: string
  label: string
}) {
  return (
    <nav className="seg" aria-label={label}>
      <Link href={here} prefetch={false} aria-current={unread ? undefined : 'true'}>
        {all}
      </Link>
      <Link href={`${here}?filter=unread`} prefetch={false} aria-current={unread ? 'true' : undefined}>
        {onlyUnread}
      </Link>
    </nav>
  )
}

type PagesProps = {
  here: string
  unread: boolean
  older: string | null
  isFirst: boolean
  newest: string
  next: string
  label: string
}

function Pages({ here, unread, older, isFirst, newest, next, label }: PagesProps) {
  const filter = unread ? 'filter=unread' : ''
  return (
    <nav className="pager lined" aria-label={label}>
      {!isFirst && (
        <Link className="btn btn-bare btn-sm" href={filter ? `${here}?${filter}` : here} prefetch={false}>
          {newest}
        </Link>
      )}
      {older && (
        <Link className="btn btn-bare btn-sm" href={`${here}?${filter ? `${filter}&` : ''}before=${older}`} prefetch={false}>
          {next}
          <Icon name="chevron-right" size={16} />
        </Link>
      )}
    </nav>
  )
}

async function EmptyBox({ box, unread }: { box: Box; unread: boolean }) {
  const t = await getTranslations('mail')
  const kind = unread ? 'unread' : (box.name ?? 'folder')
  const mayCreate = kind === 'inbox' || kind === 'sent' || kind === 'drafts'
  return (
    <EmptyState title={t(`empty.${kind}.title`)} action={mayCreate && <CreateLink label={t('createMessage')} />}>
      {t(`empty.${kind}.text`)}
    </EmptyState>
  )
}

function CreateLink({ label }: { label: string }) {
  return (
    <Link className="btn btn-main" href="/mail/compose" prefetch={false}>
      <Icon name="pencil-line" size={18} />
      {label}
    </Link>
  )
}
