import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { LiveCount } from '#components/header/live-counts'
import { Icon } from '#components/ui/icon'
import { getMailCounts } from '#domain/mail/queries'
import type { BoxName } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

const BOXES = [
  ['inbox', 'inbox'],
  ['sent', 'send'],
  ['drafts', 'file-pen-line'],
  ['trash', 'trash-2'],
] as const satisfies [BoxName, string][]

/** « Créer » and the boxes, own folders last; the counts stand in parentheses to the right of the names. */
export async function FolderNav({ viewer, current }: { viewer: Viewer; current: string }) {
  const [t, counts] = await Promise.all([getTranslations('mail'), getMailCounts(viewer)])
  return (
    <aside className="side" id="dossiers" aria-label={t('side')}>
      <Link className="btn btn-main btn-wide" href="/mail/compose" prefetch={false}>
        <Icon name="pencil-line" size={18} />
        <span className="lb">{t('create')}</span>
      </Link>
      <nav className="folders" aria-label={t('folders')}>
        {BOXES.map(([box, icon]) => (
          <Link key={box} href={`/mail/${box}`} prefetch={false} aria-current={box === current ? 'page' : undefined}>
            <Icon name={icon} size={18} />
            <span className="lb">
              {t.rich(`boxLinks.${box}`, {
                pre: (words) => <span className="pre">{words}</span>,
                post: (words) => <span className="post">{words}</span>,
              })}
            </span>
            {box === 'inbox' && <LiveCount kind="mail" initial={counts.inbox} as="parentheses" />}
            {box === 'drafts' && <LiveCount kind="drafts" initial={counts.drafts} as="parentheses" />}
          </Link>
        ))}
        {counts.folders.length > 0 && <p className="cap">{t('ownFolders')}</p>}
        {counts.folders.map(({ id, name, unread }) => (
          <Link key={id} className="own" href={`/mail/${id}`} prefetch={false} aria-current={id === current ? 'page' : undefined}>
            <Icon name="folder" size={18} />
            <bdi className="lb cut">{name}</bdi>
            <LiveCount kind={id} initial={unread} as="parentheses" />
          </Link>
        ))}
      </nav>
    </aside>
  )
}
