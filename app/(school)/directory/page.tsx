import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DirectoryResults } from '#components/directory/directory-results'
import { DirectorySearch } from '#components/directory/directory-search'
import { MyGroups } from '#components/directory/my-groups'
import { requireViewer } from '#domain/session/get-viewer'
import './directory.css'

type Props = { searchParams: Promise<{ q?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory'))('title') }
}

/** People by name, and one's own groups. */
export default async function DirectoryPage({ searchParams }: Props) {
  const viewer = await requireViewer()
  const t = await getTranslations('directory')
  const { q } = await searchParams
  const query = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <header className="leafhead">
        <h1 className="title-34">{t('title')}</h1>
        <DirectorySearch query={query} />
      </header>
      {query ? <DirectoryResults viewer={viewer} query={query} /> : <MyGroups viewer={viewer} />}
    </main>
  )
}
