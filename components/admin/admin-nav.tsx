import { getTranslations } from 'next-intl/server'
import { Icon, type IconName } from '#components/ui/icon'
import { AdminLink } from './admin-link.tsx'

/** The pages of `/admin`, in the order in which a school meets them. */
const PAGES = [
  ['people', 'users'],
  ['import', 'upload'],
  ['groups', 'group'],
  ['rules', 'route'],
  ['chat', 'message-square'],
  ['school', 'school'],
  ['audit', 'scroll-text'],
] as const satisfies [string, IconName][]

export async function AdminNav() {
  const t = await getTranslations('admin')
  return (
    <aside className="side" aria-label={t('title')}>
      <nav className="folders" aria-label={t('title')}>
        <p className="cap only-wide">{t('title')}</p>
        {PAGES.map(([page, icon]) => (
          <AdminLink key={page} page={page}>
            <Icon name={icon} size={18} />
            <span className="cut">{t(page)}</span>
          </AdminLink>
        ))}
      </nav>
    </aside>
  )
}
