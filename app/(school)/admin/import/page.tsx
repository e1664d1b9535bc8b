import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BringFiles } from '#components/admin/import/bring-files'
import { ImportHistory } from '#components/admin/import/import-history'
import { Notice } from '#components/ui/notice'
import { requireAdmin } from '#domain/session/get-viewer'
import './import.css'

type Props = { searchParams: Promise<{ refused?: string | string[] }> }

/** Refusals of the upload's door, which leave no import behind. */
const REFUSED = ['import-too-large', 'import-no-file'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') }
}

/** Where a school brings its files, and what became of those before. */
export default async function ImportPage({ searchParams }: Props) {
  const viewer = await requireAdmin()
  const [t, asked] = await Promise.all([getTranslations('import'), searchParams])
  const refused = REFUSED.find((code) => code === asked.refused)
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('title')}</h1>
      <p className="intro">{t('intro')}</p>
      {refused ? <Notice kind="error">{t(`refusals.${refused}`)}</Notice> : null}
      <h2 id="bring">{t('bring.heading')}</h2>
      <BringFiles labels={{ files: t('bring.files'), read: t('bring.read'), reading: t('bring.reading') }}>
        {t('bring.hint')}
      </BringFiles>
      <h2>{t('history.heading')}</h2>
      <ImportHistory viewer={viewer} />
    </main>
  )
}
