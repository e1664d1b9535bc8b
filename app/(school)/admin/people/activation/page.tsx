import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActivationSheets } from '#components/admin/activation-sheets'
import { PeopleFilters } from '#components/admin/people-filters'
import { branch } from '#components/ui/words'
import { countWaiting } from '#domain/directory/people/activation-sheets'
import { readPeopleFilter } from '#domain/directory/people/people-filter'
import { listClasses } from '#domain/directory/people/queries'
import { requireAdmin } from '#domain/session/get-viewer'
import './activation.css'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.sheets'))('title') }
}

/** Sheets with a code for each person who has no password yet, to be printed and cut. */
export default async function ActivationPage({ searchParams }: Props) {
  const viewer = await requireAdmin()
  const [t, asked] = await Promise.all([getTranslations('people.sheets'), searchParams])
  const filter = readPeopleFilter(asked)
  const [classes, { waiting, withCode }] = await Promise.all([listClasses(viewer), countWaiting(viewer, filter)])
  return (
    <main id="contenu" tabIndex={-1}>
      <div className="unprinted">
        <h1 className="title-34">{t('title')}</h1>
        <p className="intro">{t('intro')}</p>
        <PeopleFilters filter={filter} classes={classes} page="/admin/people/activation" />
        <p role="status">{t('waiting', { waiting, withCode })}</p>
      </div>
      <ActivationSheets
        key={JSON.stringify(filter)}
        filter={filter}
        none={waiting === 0}
        words={branch(t, 'words')}
        school={viewer.schoolName}
      />
    </main>
  )
}
