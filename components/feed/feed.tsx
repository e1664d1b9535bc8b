import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'
import { formatTime } from '#components/ui/format-time'
import { Icon } from '#components/ui/icon'
import { listNews } from '#domain/feed/queries'
import { getMailCounts } from '#domain/mail/queries'
import type { Viewer } from '#domain/session/viewer'
import { FeedAside } from './feed-aside.tsx'
import { FeedDay } from './feed-day.tsx'
import { FreshNews } from './fresh-news.tsx'
import { MarkSeen } from './mark-seen.tsx'

/** The news feed under the date, underlined in red as it opens every pupil's page. */
export async function Feed({ viewer, before }: { viewer: Viewer; before: string | undefined }) {
  const [t, news, counts] = await Promise.all([getTranslations('feed'), listNews(viewer, before), getMailCounts(viewer)])
  const today = formatTime(new Date(), 'day', viewer)
  return (
    <div className="feed">
      <main className="paperpage lined" id="contenu" tabIndex={-1}>
        <header className="feedhead">
          <h1 className="day">{today}</h1>
          <p className="sum">
            {t('sum', { name: viewer.firstName, count: counts.inbox, shown: counts.inbox > 99 ? '99+' : String(counts.inbox) })}
          </p>
          {before ? null : <FreshNews show={t('showNew')} />}
        </header>
        {news.days.map((day, index) => (
          <FeedDay key={day.day} viewer={viewer} day={day} action={index === 0 && counts.feed > 0 ? <MarkSeen /> : null} />
        ))}
        {news.days.length === 0 && <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
        {(news.older || before) && (
          <nav className="pager" aria-label={t('pages')}>
            {before && (
              <Link className="btn btn-bare btn-sm" href="/" prefetch={false}>
                {t('newest')}
              </Link>
            )}
            {news.older && (
              <Link className="btn btn-bare btn-sm" href={`/?before=${news.older}`} prefetch={false}>
                {t('older')}
                <Icon name="chevron-right" size={16} />
              </Link>
            )}
          </nav>
        )}
      </main>
      <FeedAside viewer={viewer} />
    </div>
  )
}
