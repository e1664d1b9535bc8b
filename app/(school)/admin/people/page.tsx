import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PeopleFilters } from '#components/admin/people-filters'
import { PeopleTable } from '#components/admin/people-table'
import { peopleQuery, readPeopleFilter } from '#domain/directory/people/people-filter'
import { listClasses, listPeople } from '#domain/directory/people/queries'
import { requireAdmin } from '#domain/session/get-viewer'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

/** Everybody whom the school knows, to be found and opened. */
export default async function PeoplePage({ searchParams }: Props) {
  const viewer = await requireAdmin()
  const [t, asked] = await Promise.all([getTranslations('people'), searchParams])
  const filter = readPeopleFilter(asked)
  const after = typeof asked.after === 'string' ? asked.after : ''
  const [page, classes] = await Promise.all([listPeople(viewer, filter, after), listClasses(viewer)])
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('title')}</h1>
      <p className="intro">{t('intro')}</p>
      <p className="flow doors">
        <Link className="btn btn-line" href={`/admin/people/activation${peopleQuery(filter)}`} prefetch={false}>
          {t('sheets.link')}
        </Link>
        <Link className="btn btn-line" href="/admin/people/new" prefetch={false}>
          {t('new.title')}
        </Link>
      </p>
      <PeopleFilters filter={filter} classes={classes} />
      <PeopleTable filter={filter} page={page} />
    </main>
  )
}
