import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Time } from '#components/ui/time'
import type { Exchange } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

/** Messages between the viewer and somebody, each opening in the viewer's box. */
export async function ExchangeList({ exchanges, viewer }: { exchanges: Exchange[]; viewer: Viewer }) {
  const t = await getTranslations('directory')
  return (
    <ul className="lines">
      {exchanges.map(({ box, id, subject, at }) => (
        <li key={`${box} ${id}`}>
          <Link className="grow cut" href={`/mail/${box}/${id}`} prefetch={false} dir="auto">
            {subject || t('noSubject')}
          </Link>
          <span className="small faint num">
            <Time at={at} style="list" zoned={viewer} />
          </span>
        </li>
      ))}
    </ul>
  )
}
