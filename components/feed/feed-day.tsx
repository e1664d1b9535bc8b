import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { formatTime } from '#components/ui/format-time'
import { Icon } from '#components/ui/icon'
import { Time } from '#components/ui/time'
import type { NewsDay, NewsItem, NewsLine } from '#domain/feed/queries'
import type { Viewer } from '#domain/session/viewer'

/** The news of one day; hours in the margin. */
export async function FeedDay({ viewer, day, action }: { viewer: Viewer; day: NewsDay; action: ReactNode }) {
  const t = await getTranslations('feed')
  const title = dayTitle(viewer, day.items[0]?.at ?? new Date(), { today: t('today'), yesterday: t('yesterday') })
  return (
    <section>
      <div className="whenline">
        <h2 className="when grow cap-first">{title}</h2>
        {action}
      </div>
      <ul aria-label={title}>
        {day.items.map((item) => (
          <News key={item.threadId} viewer={viewer} item={item} />
        ))}
      </ul>
    </section>
  )
}

async function News({ viewer, item }: { viewer: Viewer; item: NewsItem }) {
  const [t, after] = await Promise.all([getTranslations('feed'), getTranslations('delivery.row')])
  const subjectOf = (line: NewsLine) => line.subject || (line.recalled ? after('recalled') : t('noSubject'))
  const [first] = item.lines
  if (!first) return null
  const isOne = item.lines.length === 1
  return (
    <li className={item.fresh ? 'news fresh' : 'news'}>
      <div className="g">
        <Time at={item.at} style="hour" zoned={viewer} />
      </div>
      <div className="c">
        <Icon name={isOne ? 'mail' : 'mails'} />
        <div className="grow">
          <p className="what">
            {item.fresh && <span className="sr">{t('new')}</span>}
            <Link href={`/mail/inbox/${first.messageId}`} prefetch={false}>
              {isOne ? t('wrote', { name: first.from }) : t('wroteMany', { count: item.lines.length, subject: subjectOf(first) })}
            </Link>
          </p>
          {isOne ? (
            <p className="sub" dir="auto">
              {subjectOf(first)} {first.tag && <span className="tag">{first.tag}</span>}
            </p>
          ) : (
            <ul className="sublist">
              {item.lines.map((line) => (
                <li key={line.messageId} className="cut">
                  <strong dir="auto">{line.from}</strong> · <bdi>{subjectOf(line)}</bdi>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </li>
  )
}

/** « Aujourd’hui », « Hier », then the date: days are compared in the school's zone. */
function dayTitle(viewer: Viewer, at: Date, words: { today: string; yesterday: string }): string {
  const day = formatTime(at, 'day', viewer)
  if (day === formatTime(new Date(), 'day', viewer)) return words.today
  return day === formatTime(new Date(Date.now() - 86_400_000), 'day', viewer) ? words.yesterday : day
}
