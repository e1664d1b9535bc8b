import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DirectoryHome } from '#components/directory/directory-home'
import { DirectoryResults } from '#components/directory/directory-results'
import { DirectorySearch } from '#components/directory/directory-search'
import { listClasses, listFunctions } from '#domain/directory/browse'
import { seesFamilies } from '#domain/directory/describe-person'
import { isAsked, readQuestion } from '#domain/directory/directory-question'
import { listMyGroups } from '#domain/directory/queries'
import { searchDirectory } from '#domain/directory/search-directory'
import { requireViewer } from '#domain/session/get-viewer'
import './directory.css'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory'))('title') }
}

/** People by name, class and function; without a question one's own classes and groups, and what there is. */
export default async function DirectoryPage({ searchParams }: Props) {
  const viewer = await requireViewer()
  const t = await getTranslations('directory')
  const classes = await listClasses(viewer)
  const question = readQuestion(await searchParams, classes)
  const found = isAsked(question) ? await searchDirectory(viewer, question) : null
  const count = found?.people.length ?? 0
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <header className="leafhead">
        <h1 className="title-34">{t('title')}</h1>
        <DirectorySearch question={question} classes={classes} families={seesFamilies(viewer)} />
        <p className="small mute" role="status">
          {found && (found.more ? t('more', { count }) : t('results', { count }))}
        </p>
      </header>
      {found ? (
        <DirectoryResults found={found} question={question} />
      ) : (
        <DirectoryHome classes={classes} groups={await listMyGroups(viewer)} functions={await listFunctions(viewer)} />
      )}
    </main>
  )
}
