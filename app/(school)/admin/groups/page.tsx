import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GroupSearch } from '#components/admin/groups/group-search'
import { GroupTable } from '#components/admin/groups/group-table'
import { NewGroups } from '#components/admin/groups/new-groups'
import { Notice } from '#components/ui/notice'
import { listGroups } from '#domain/directory/groups/queries'
import { requireAdmin } from '#domain/session/get-viewer'
import '../rules/rules.css'
import './groups.css'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groups'))('title') }
}

/** All groups of the school, and the making of one by hand. */
export default async function GroupsPage({ searchParams }: Props) {
  const viewer = await requireAdmin()
  const [t, asked] = await Promise.all([getTranslations('groups'), searchParams])
  const typed = (key: string) => (typeof asked[key] === 'string' ? asked[key].trim().slice(0, 100) : '')
  const filter = { query: typed('q'), byHand: asked.by === 'hand' }
  const { groups, next } = await listGroups(viewer, { ...filter, after: typed('after') })
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('title')}</h1>
      <p className="intro">{t('intro')}</p>
      {asked.deleted ? <Notice kind="done">{t('deleted')}</Notice> : null}
      <NewGroups />
      <h2>{t('all')}</h2>
      <GroupSearch filter={filter} />
      <GroupTable groups={groups} next={next} filter={filter} />
    </main>
  )
}
