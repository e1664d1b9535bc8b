import { getTranslations } from 'next-intl/server'
import { GroupList } from '#components/directory/group-list'
import { SheetRow } from '#components/directory/sheet-row'
import { listMyGroups } from '#domain/directory/queries'
import type { Viewer } from '#domain/session/viewer'

/** The viewer's classes and groups, from which the members open. */
export async function MyGroups({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('directory')
  const groups = await listMyGroups(viewer)
  return (
    <SheetRow name={t('myGroups')}>
      {groups.length > 0 ? <GroupList groups={groups} /> : <p className="mute">{t('noGroup')}</p>}
    </SheetRow>
  )
}
