import { getTranslations } from 'next-intl/server'
import { PeopleList } from '#components/directory/people-list'
import { SheetRow } from '#components/directory/sheet-row'
import { EmptyState } from '#components/ui/empty-state'
import { searchDirectory } from '#domain/directory/queries'
import type { Viewer } from '#domain/session/viewer'

/** Whom the words typed find among those whom the viewer may see. */
export async function DirectoryResults({ viewer, query }: { viewer: Viewer; query: string }) {
  const t = await getTranslations('directory')
  const { people, more } = await searchDirectory(viewer, query)
  if (people.length === 0) return <EmptyState title={t('nobody')}>{t('nobodyAdvice', { query })}</EmptyState>
  return (
    <SheetRow name={t('people')}>
      <p className="small mute" role="status">
        {more ? t('more', { count: people.length }) : t('results', { count: people.length })}
      </p>
      <PeopleList people={people} />
    </SheetRow>
  )
}
