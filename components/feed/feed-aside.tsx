import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Avatar } from '#components/ui/avatar'
import { listMyGroups } from '#domain/directory/queries'
import type { Viewer } from '#domain/session/viewer'

const SHOWN = 8

/** Beside the feed on wide screens: the viewer's groups, one step from their members. */
export async function FeedAside({ viewer }: { viewer: Viewer }) {
  const [t, groups] = await Promise.all([getTranslations('feed'), listMyGroups(viewer)])
  if (groups.length === 0) return null
  return (
    <aside className="aside" aria-label={t('aside.label')}>
      <section>
        <h2>{t('aside.groups')}</h2>
        <ul>
          {groups.slice(0, SHOWN).map(({ id, name, size }) => (
            <li key={id}>
              <Avatar name={name} kind="group" />
              <Link className="grow cut" href={`/directory/groups/${id}`} prefetch={false}>
                <strong dir="auto">{name}</strong>
                <br />
                <span className="small mute">{t('aside.size', { count: size })}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  )
}
